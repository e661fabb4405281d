#pragma once
// The one way from a request to an answer: parse, authenticate, find the action, validate,
// authorise, run. Nothing else calls an action. A caller who has signed in at the console comes
// known, and goes the rest of the same way.

#include <expected>
#include <span>
#include <string_view>
#include <unordered_map>

#include "api/action.h"
#include "api/request_log.h"
#include "api/session.h"
#include "auth/signatures/authenticator.h"
#include "base/instant.h"
#include "http/service.h"

namespace rollcall::api {

// Whether an answer may take its time. Impatient: the thread reads other connections, and must not
// wait.
enum class Patience { Impatient, Patient };

struct PipelineParts {
  Environment environment;
  auth::Authenticator& authenticator;
  base::Clock clock;
  LogSink log;
  std::span<const Action* const> actions;
};

// May be called from many threads at once.
class Pipeline {
 public:
  explicit Pipeline(PipelineParts parts);

  // A Wait, only to the impatient: this answer has to wait for a disk or a hash. Nothing has
  // happened yet; ask again with patience.
  http::AtOnce answer(const http::Request& request, Patience patience) const;

  // What the action that a request names has to wait for, if it has to wait.
  http::Wait wait_of(const http::Request& request) const;

  // The answer to a caller who has signed in, as JSON. Takes the time it needs. Whoever calls this
  // has made sure that the request is the caller's own will.
  http::Response answer_to(const auth::Caller& caller, const http::Request& request) const;

 private:
  struct Attempt;

  // What came of it: the answer, or that it has to wait.
  using Outcome = std::expected<Result<Answer>, http::Wait>;

  const Action* find(const Form& form, const Service& service) const;
  Result<Nothing> read_form(Attempt& attempt) const;
  Outcome outcome_of(Attempt& attempt, Patience patience) const;
  Result<Nothing> identify(Attempt& attempt) const;
  Result<Nothing> note_use(const Attempt& attempt) const;
  Outcome performed(const Attempt& attempt, Patience patience) const;
  Outcome read_only(const Attempt& attempt, Call& call, Patience patience) const;
  Result<Answer> mutation(const Attempt& attempt, Call& call) const;
  Result<Resources> authorized(Session& session, const Action& action, Call& call) const;
  http::Response finish(const Attempt& attempt, const Result<Answer>& answer) const;
  void log(const Attempt& attempt, const Result<Answer>& answer, int status) const;

  PipelineParts parts_;
  std::unordered_map<const Service*, std::unordered_map<std::string_view, const Action*>> by_name_;
};

}  // namespace rollcall::api
