#pragma once
// The one way from a request to an answer: parse, authenticate, find the action, validate,
// authorise, run. Nothing else calls an action. A caller who has signed in at the console comes
// known, and goes the rest of the same way.

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "api/action.h"
#include "api/request_log.h"
#include "api/session.h"
#include "auth/authenticator.h"
#include "base/instant.h"
#include "http/message.h"

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

  // nullopt, only to the impatient: this answer has to wait for a disk or a hash. Nothing has
  // happened yet; ask again with patience.
  std::optional<http::Response> answer(const http::Request& request, Patience patience) const;

  // The answer to a caller who has signed in, as JSON. Takes the time it needs. Whoever calls this
  // has made sure that the request is the caller's own will.
  http::Response answer_to(const auth::Caller& caller, const http::Request& request) const;

 private:
  struct Attempt;

  const Action* find(const Form& form, Service service) const;
  Result<Answer> answer_of(Attempt& attempt) const;
  Result<Nothing> identify(Attempt& attempt) const;
  Result<Answer> read_only(Attempt& attempt, Call& call) const;
  Result<Answer> mutation(Attempt& attempt, Call& call) const;
  Result<Resources> authorized(Session& session, const Action& action, Call& call) const;
  http::Response finish(const Attempt& attempt, const Result<Answer>& answer) const;
  void log(const Attempt& attempt, const Result<Answer>& answer, int status) const;

  PipelineParts parts_;
  std::unordered_map<std::string_view, const Action*> by_name_[std::size(services)];
};

}  // namespace rollcall::api
