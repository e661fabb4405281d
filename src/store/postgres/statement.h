#pragma once
// A prepared statement of PostgreSQL. It is prepared when it is first run, with the types of what
// is bound to it then, because the server would infer others: what is a 64-bit integer here shall
// be one there.

#include <deque>
#include <string>
#include <string_view>

#include "store/postgres/conversation.h"
#include "store/sql/connection.h"

namespace rollcall::store::postgres {

class Connection;

class Statement final : public store::Statement {
 public:
  // `name` is the statement's own in its session; `text` outlives it.
  Statement(Connection& connection, std::string name, const char* text)
      : connection_(connection), name_(std::move(name)), text_(text) {}

  void bind_null(int parameter) override;
  void bind_integer(int parameter, std::int64_t value) override;
  void bind_text(int parameter, std::string_view value, Lifetime lifetime) override;
  void bind_bytes(int parameter, std::string_view value, Lifetime lifetime) override;
  bool step() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  std::string_view bytes(int column) const override;
  void reset() override;

  bool is_busy() const { return rows_ != nullptr; }  // whether its rows are being read

 private:
  void bind(int parameter, Oid kind, std::string_view value);
  std::string_view kept(int parameter, std::string_view value);
  void prepare();
  void run();
  bool fetch();

  Connection& connection_;
  const std::string name_;
  const char* const text_;
  Parameters parameters_;
  std::deque<std::string> kept_;  // what was copied of the values, by parameter; never moved
  std::vector<Oid> prepared_types_;
  bool is_prepared_ = false;
  std::string cursor_;  // from which more rows come; empty: all have come
  Answer rows_;
  int row_ = -1;
};

}  // namespace rollcall::store::postgres
