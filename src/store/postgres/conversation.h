#pragma once
// What is said to a PostgreSQL server and what its answers mean, on one connection of libpq. Every
// answer is awaited up to a deadline of our own: a server that hangs neither answers nor hangs up.

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/postgres/interruption.h"
#include "store/postgres/server.h"

namespace rollcall::store::postgres {

struct ClearAnswer {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

// Of a statement, all in PostgreSQL's binary format. A type of 0 is left to the server.
struct Parameters {
  std::vector<Oid> types;
  std::vector<const char*> values;  // nullptr: null
  std::vector<int> lengths;
};

class Conversation {
 public:
  // Connects, makes the settings that every session has, and checks that this is a server to write
  // to: a primary, not overtaken by another one, that acknowledges no commit before it is durable.
  // UnusableDatabase where it is none or cannot be reached.
  static base::Result<std::unique_ptr<Conversation>> begin(Server& server);

  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  // Each throws Interruption or Damage where the answer is neither rows nor success. `text` is told
  // in the detail of that.
  Answer say(const char* text);  // several statements in one, or one without parameters
  Answer say(const char* text, const Parameters& parameters);
  Answer prepare(const std::string& name, const char* text, const std::vector<Oid>& types);
  Answer run(const std::string& name, const char* text, const Parameters& parameters);

  // From now on the server is taken for lost when it says nothing for so long.
  void wait_at_most(std::chrono::milliseconds patience) { patience_ = patience; }
  // From now on a statement may take as long as it takes: a migration rewrites whole tables.
  void be_patient();

  // Interruption says Unknown unless it is certain that the transaction was not committed.
  void commit();

  // Whether another transaction may begin. False once the conversation is over, or the server was
  // overtaken by another one: it may go on answering with what was, and commits nothing.
  bool is_idle() const;
  bool is_over() const { return PQstatus(handle_.get()) != CONNECTION_OK; }

 private:
  struct Finish {
    void operator()(PGconn* handle) const { PQfinish(handle); }
  };

  Conversation(Server& server, PGconn* handle);
  base::Result<base::Nothing> settle();
  base::Result<base::Nothing> check(const Answer& seen);
  Answer answer_within(std::chrono::milliseconds limit);
  bool exchange(std::chrono::steady_clock::time_point deadline);
  Answer checked(Answer answer, const char* text);
  [[noreturn]] void hang_up(const std::string& why, Cause cause = Cause::Lost);

  Server& server_;
  std::unique_ptr<PGconn, Finish> handle_;
  std::chrono::milliseconds patience_;
  std::uint32_t timeline_ = 0;
  bool was_warned_ = false;
};

}  // namespace rollcall::store::postgres
