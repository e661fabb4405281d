#include "api/pipeline.h"

#include <algorithm>
#include <chrono>

#include "api/request_id.h"
#include "api/response.h"
#include "auth/sessions/callers.h"
#include "auth/signatures/last_use.h"
#include "base/utf8.h"
#include "iam/errors.h"
#include "iam/event.h"
#include "store/damage.h"

namespace rollcall::api {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// IAM has one region. Policies that ask for the region of a request see it, whichever one a client
// has signed for, and calls from the console count as asked for in it.
constexpr std::string_view region_of_iam = "us-east-1";

// As much of a name as a line of the log repeats.
constexpr std::size_t most_logged = 64;

// AWS redirects a browser that comes without an action to the product's page.
constexpr std::string_view product_page = "https://aws.amazon.com/iam";

// A service is asked for by its version; where there is none, for IAM, whose errors are then
// answered.
const Service& service_asked_for(const Form& form) {
  const Service* service = service_of_version(form.find("Version").value_or(""));
  return service ? *service : iam_service;
}

base::Error no_such_action(const Form& form) {
  const auto action = form.find("Action");
  if (!action)
    return {&iam::errors::missing_action,
            "The request is missing an action or a required parameter: Action."};
  const auto version = form.find("Version").value_or("NO_VERSION_SPECIFIED");
  return {&iam::errors::invalid_action, "Could not find operation " + std::string(*action) +
                                            " for version " + std::string(version)};
}

// What nobody signs on AWS, for who asks has no key yet.
bool is_never_signed(const Form& form, const Service& service) {
  const auto action = form.find("Action");
  return &service == &sts_service &&
         (action == "AssumeRoleWithSAML" || action == "AssumeRoleWithWebIdentity");
}

// "sts:AssumeRoleWithSAML": an action that there is not, as the log repeats it; where none was
// named, the service.
std::string wanted(const Form& form, const Service& service) {
  std::string text(service.name);
  const auto action = form.find("Action");
  if (!action)
    return text;
  text.append(":").append(base::to_utf8(*action, most_logged));
  const auto version = form.find("Version").value_or("NO_VERSION_SPECIFIED");
  if (version != service.version)
    text.append(" for version ").append(base::to_utf8(version, most_logged));
  return text;
}

http::Response redirect_to_product_page() {
  return {.status = 302,
          .content_type = {},
          .headers = {{"Location", std::string(product_page)}},
          .body = {},
          .stream = {}};
}

http::Wait wait_of(const Action& action) {
  return action.reading == Reading::Long ? http::Wait::Long : http::Wait::Short;
}

// Only a short read is answered where it was asked.
bool takes_its_time(const Action& action) {
  return action.access != Access::Read || action.reading == Reading::Long;
}

std::string_view user_agent_of(const http::Request& request) {
  return http::header(request, "User-Agent").value_or("");
}

// Temporary credentials of a user (not a sign-in at the console) reach IAM (and what we add to it)
// only when a code of an MFA device was given for them, those of a federated user never. AWS user
// guide, Requesting temporary security credentials. AWS answers as to a token that is none.
Result<Nothing> check_credentials_suffice(const auth::Caller& caller, const Service& service) {
  const bool is_user_session =
      caller.session && !caller.has_signed_in() && (caller.is_user() || caller.is_root());
  const bool is_short_of_mfa = is_user_session && !caller.has_shown_mfa();
  const bool is_federated = caller.kind == auth::CallerKind::FederatedUser;
  if (&service != &sts_service && (is_short_of_mfa || is_federated))
    return base::fail(iam::errors::invalid_client_token_id,
                      "The security token included in the request is invalid.",
                      "temporary credentials without MFA cannot call IAM");
  return Nothing{};
}

// The caller as the transaction that writes sees them. What was known of them may have changed
// while the call waited: for a hash, or for its turn.
Result<auth::Caller> caller_now(const auth::Caller& known, auth::CallerSources sources,
                                base::Instant now) {
  if (known.session && now >= known.session->expires)
    return base::fail(iam::errors::expired_token,
                      "The security token included in the request is expired",
                      "the session ended before the change was made");
  auto caller = auth::caller_again(known, sources);
  if (!caller)
    return base::fail(iam::errors::invalid_client_token_id,
                      "The security token included in the request is invalid.",
                      "the caller was gone by the time of the change");
  return *std::move(caller);
}

// Actions that decide over permissions may be allowed only where a certain boundary is in force:
// the one that the request sets, or else that of whom it is about.
void describe_boundary(policy::Context& context, const Action& action,
                       const auth::Resource& resource) {
  constexpr std::string_view key = "iam:PermissionsBoundary";
  if (action.access != Access::PermissionsManagement || !resource.permissions_boundary ||
      context.find(key))
    return;
  if (auto boundary = resource.permissions_boundary())
    context.set(key, *std::move(boundary));
}

}  // namespace

// One request on its way, with what became known of it.
struct Pipeline::Attempt {
  const http::Request& request;
  base::Instant now;
  std::string request_id;
  SteadyTime began;
  Format format;
  Form form = {};
  const Service* service = &iam_service;
  const Action* action = nullptr;
  std::optional<auth::Authenticated> authenticated = {};  // by a signature
  std::optional<auth::Refusal> refusal = {};              // of a signature
  const auth::Caller* caller = nullptr;                   // nullptr: not known yet
  std::string_view region = {};                           // that the request is for
  auth::RequestFacts facts = {};
};

Pipeline::Pipeline(PipelineParts parts) : parts_(std::move(parts)) {
  for (const Service* service : services)
    by_name_.try_emplace(service);  // also those without an action
  for (const Action* action : parts_.actions)
    for (const Service* service : {action->service, action->formerly})
      if (service)
        by_name_[service].emplace(action->name, action);
}

http::AtOnce Pipeline::answer(const http::Request& request, Patience patience) const {
  Attempt attempt{.request = request,
                  .now = parts_.clock(),
                  .request_id = new_request_id(),
                  .began = std::chrono::steady_clock::now(),
                  .format = accepted_format(request)};
  const bool is_browser = request.method == "GET" && http::query_of(request.target).empty() &&
                          !http::header(request, "Authorization");
  if (is_browser)
    return redirect_to_product_page();
  const Outcome outcome = store::refusing_damage([&] { return outcome_of(attempt, patience); });
  if (!outcome)
    return std::unexpected(outcome.error());
  return finish(attempt, *outcome);
}

http::Response Pipeline::answer_to(const auth::Caller& caller, const http::Request& request) const {
  Attempt attempt{.request = request,
                  .now = parts_.clock(),
                  .request_id = new_request_id(),
                  .began = std::chrono::steady_clock::now(),
                  .format = Format::Json,
                  .caller = &caller,
                  .region = region_of_iam};
  const Outcome outcome =
      store::refusing_damage([&] { return outcome_of(attempt, Patience::Patient); });
  return finish(attempt, *outcome);
}

http::Wait Pipeline::wait_of(const http::Request& request) const {
  const auto form = parse_form(request);
  const Action* const action = form ? find(*form, service_asked_for(*form)) : nullptr;
  return action ? api::wait_of(*action) : http::Wait::Short;
}

Result<Nothing> Pipeline::read_form(Attempt& attempt) const {
  attempt.form = TRY(parse_form(attempt.request));
  attempt.service = &service_asked_for(attempt.form);
  attempt.action = find(attempt.form, *attempt.service);
  return Nothing{};
}

Pipeline::Outcome Pipeline::outcome_of(Attempt& attempt, Patience patience) const {
  const auto failed = [](const auto& step) -> Result<Answer> {
    return std::unexpected(step.error());
  };
  if (const auto form = read_form(attempt); !form)
    return failed(form);
  const bool impatient = patience == Patience::Impatient;
  if (impatient && attempt.action && takes_its_time(*attempt.action))
    return std::unexpected(api::wait_of(*attempt.action));
  // Whose key it is may have to be read.
  if (impatient && parts_.environment.store.would_wait())
    return std::unexpected(http::Wait::Short);

  if (!attempt.action && is_never_signed(attempt.form, *attempt.service))
    return Result<Answer>(std::unexpected(no_such_action(attempt.form)));
  if (!attempt.caller)
    if (const auto identified = identify(attempt); !identified)
      return failed(identified);
  attempt.facts = {.now = attempt.now,
                   .source_address = attempt.request.remote_address,
                   .user_agent = user_agent_of(attempt.request),
                   .region = attempt.region,
                   .transport = attempt.request.transport};
  if (attempt.authenticated && auth::is_due(*attempt.authenticated)) {
    if (impatient)
      return std::unexpected(http::Wait::Short);
    if (const auto noted = note_use(attempt); !noted)
      return failed(noted);
  }
  return performed(attempt, patience);
}

Result<Nothing> Pipeline::note_use(const Attempt& attempt) const {
  return auth::record_use(
      parts_.environment.store, *attempt.authenticated,
      iam::origin_of_use(attempt.facts.source_address, attempt.facts.user_agent));
}

Pipeline::Outcome Pipeline::performed(const Attempt& attempt, Patience patience) const {
  if (!attempt.action)
    return Result<Answer>(std::unexpected(no_such_action(attempt.form)));
  const auto call = attempt.action->read(attempt.form);
  if (!call)
    return Result<Answer>(std::unexpected(call.error()));
  if (is_mutation(attempt.action->access))
    return mutation(attempt, **call);
  return read_only(attempt, **call, patience);
}

// Whoever signed the request.
Result<Nothing> Pipeline::identify(Attempt& attempt) const {
  auto checked =
      parts_.authenticator.authenticate(attempt.request, attempt.service->name, attempt.now);
  if (!checked) {
    attempt.refusal = std::move(checked).error();
    return std::unexpected(attempt.refusal->error);
  }
  attempt.authenticated = *std::move(checked);
  attempt.caller = &attempt.authenticated->caller();
  attempt.region = attempt.service != &sts_service
                       ? region_of_iam
                       : std::string_view(attempt.authenticated->region);
  return check_credentials_suffice(*attempt.caller, *attempt.service);
}

const Action* Pipeline::find(const Form& form, const Service& service) const {
  const auto& actions = by_name_.at(&service);
  const auto found = actions.find(form.find("Action").value_or(""));
  if (found == actions.end() || form.find("Version") != service.version)
    return nullptr;
  return found->second;
}

Pipeline::Outcome Pipeline::read_only(const Attempt& attempt, Call& call, Patience patience) const {
  const auth::Caller& caller = *attempt.caller;
  if (!attempt.action->needs_store)
    return call.answer(caller);
  store::Store& store = parts_.environment.store;
  policy::Budget budget;
  const auto body = [&](store::Tables& tables) -> Result<Answer> {
    Session session{caller, attempt.facts, tables, parts_.environment, attempt.now, budget};
    TRY(authorized(session, *attempt.action, call));
    return call.run(session);
  };
  if (patience == Patience::Patient)
    return store.read(caller.account, body, attempt.action->reading);
  auto answer = store.read_at_once(caller.account, body);
  if (!answer)
    return std::unexpected(http::Wait::Short);
  return *std::move(answer);
}

// Authorises on a snapshot, does what takes long, and only then takes the writers' time. There all
// is decided once more: what the snapshot allowed may have ended since. Both decisions share the
// budget of the request, so that nobody's policies hold the writers' turn for longer.
Result<Answer> Pipeline::mutation(const Attempt& attempt, Call& call) const {
  const auth::Caller& known = *attempt.caller;
  const Environment& environment = parts_.environment;
  policy::Budget budget;
  const auto prepared =
      environment.store.read(known.account, [&](store::Tables& tables) -> Result<Nothing> {
        Session session{known, attempt.facts, tables, environment, attempt.now, budget};
        TRY(authorized(session, *attempt.action, call));
        return call.prepare(session);
      });
  TRY(prepared);
  TRY(call.work(environment));
  return environment.store.write(
      known.account, attempt.action->effect, [&](store::Tables& tables) -> Result<Answer> {
        const auth::Caller caller =
            TRY(caller_now(known, {tables, environment.policies}, parts_.clock()));
        Session session{caller, attempt.facts, tables, environment, attempt.now, budget};
        const Resources resources = TRY(authorized(session, *attempt.action, call));
        Answer answer = TRY(call.run(session));
        tables.events.append({
            .at = attempt.now,
            .request_id = attempt.request_id,
            .action = attempt.action->permission,
            .principal_arn = caller.arn,
            .access_key_id = caller.access_key_id,
            .source_address = std::string(attempt.facts.source_address),
            .user_agent = base::to_utf8(attempt.facts.user_agent),
            .resource = resources.empty() ? std::string() : resources.front().arn,
            .parameters = call.parameters(),
            .result = "Success",
        });
        return answer;
      });
}

Result<Resources> Pipeline::authorized(Session& session, const Action& action, Call& call) const {
  const Resources resources = TRY(call.resources(session));
  for (const auth::Resource& resource : resources) {
    const std::string& asked_for =
        resource.permission.empty() ? action.permission : resource.permission;
    const auth::Question question{.action = asked_for,
                                  .resource = resource,
                                  .describe =
                                      [&](policy::Context& context) {
                                        call.describe(context);
                                        describe_boundary(context, action, resource);
                                      },
                                  .formerly = asked_for == action.permission
                                                  ? std::string_view(action.former_permission)
                                                  : std::string_view()};
    const policy::Decision decision = auth::decide(session.requester(), question);
    if (policy::is_allowed(decision))
      continue;
    if (!policy::is_left_open(decision) || !call.is_allowed_anyway(session))
      return std::unexpected(auth::refusal(session.requester(), question, decision));
  }
  return resources;
}

http::Response Pipeline::finish(const Attempt& attempt, const Result<Answer>& answer) const {
  const bool is_known = attempt.action != nullptr;
  const bool is_invalid_action = !answer && answer.error().kind == &iam::errors::invalid_action;
  const Envelope envelope{
      .format = attempt.format,
      .xmlns = is_invalid_action ? fault_xmlns : attempt.service->xmlns,
      .action = is_known ? attempt.action->name : std::string_view(),
      .request_id = attempt.request_id,
  };
  http::Response response = answer ? success(envelope, *answer) : failure(envelope, answer.error());

  log(attempt, answer, response.status);
  return response;
}

void Pipeline::log(const Attempt& attempt, const Result<Answer>& answer, int status) const {
  const sigv4::Claim claim = attempt.refusal ? attempt.refusal->claim : sigv4::Claim{};
  const std::string_view detail = answer ? std::string_view() : answer.error().detail;
  const std::string not_found = attempt.action ? "" : wanted(attempt.form, *attempt.service);
  parts_.log(log_line({
      .at = attempt.now,
      .request_id = attempt.request_id,
      .action = attempt.action ? std::string_view(attempt.action->permission) : std::string_view(),
      .principal = attempt.caller ? std::string_view(attempt.caller->arn) : std::string_view(),
      .access_key_id =
          attempt.caller ? std::string_view(attempt.caller->access_key_id) : claim.access_key_id,
      .source_address = attempt.request.remote_address,
      .user_agent = user_agent_of(attempt.request),
      .status = status,
      .code = answer ? std::string_view("Success") : answer.error().kind->code,
      .wanted = not_found,
      .reason = attempt.refusal ? detail : std::string_view(),
      .signed_for = claim.signed_for,
      .signed_headers = claim.signed_headers,
      .detail = attempt.refusal ? std::string_view() : detail,
      .took = std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::steady_clock::now() - attempt.began),
  }));
}

}  // namespace rollcall::api
