#pragma once
// The one way from a request to an answer: parse, authenticate, find the action, validate,
// authorise, run. Nothing else calls an action. A caller who has signed in at the console comes
// known, and goes the rest of the same way.

#include <expected>
#include <span>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "api/action.h"
#include "api/asked.h"
#include "api/request_log.h"
#include "api/response.h"
#include "api/view.h"
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
  struct Arrival;  // a request as it came
  struct Asker;    // who asks, and what policies may want to know of the request
  struct Ending;   // how it ended, with what the log says of it

  // What came of a step: this, or that the request has to wait.
  template <typename T>
  using Step = std::expected<T, http::Wait>;

  // Whoever is known to ask: nobody, somebody who has signed in, who signed; or a signature that
  // was refused.
  using Identity =
      std::variant<std::monostate, const auth::Caller*, auth::Authenticated, auth::Refusal>;

  Arrival arrival_of(const http::Request& request, Format format) const;
  const Action* find(const Form& form, const Service& service) const;
  Asked asked_by(Form form) const;
  Step<Ending> ending_of(const Arrival& arrival, const auth::Caller* signed_in,
                         Patience patience) const;
  Step<Identity> identify(const Arrival& arrival, const Service& service, Patience patience) const;
  Step<Result<Answer>> answer_to(const Arrival& arrival, const Asked& asked,
                                 const Identity& identity, Patience patience) const;
  Step<Result<Answer>> performed(const Asked& asked, const Asker& asker, Patience patience) const;
  Step<Result<Answer>> read_only(const Action& action, const Asker& asker, Call& call,
                                 Patience patience) const;
  Result<Answer> mutation(const Action& action, const Asker& asker, Call& call) const;
  Result<Resources> authorized(const View& view, const Action& action, Call& call) const;
  http::Response finish(const Arrival& arrival, const Ending& ending) const;
  void log(const Arrival& arrival, const Ending& ending, int status) const;

  PipelineParts parts_;
  std::unordered_map<const Service*, std::unordered_map<std::string_view, const Action*>> by_name_;
};

}  // namespace rollcall::api
