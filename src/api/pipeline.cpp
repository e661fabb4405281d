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

namespace rollcall::api {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// IAM has one region. Policies that ask for the region of a request see it, whichever one a client
// has signed for, and calls from the console count as asked for in it.
constexpr std::string_view region_of_iam = "us-east-1";

// AWS redirects a browser that comes without an action to the product's page.
constexpr std::string_view product_page = "https://aws.amazon.com/iam";

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

SignedBy told_of(std::monostate) { return {}; }
SignedBy told_of(const auth::Caller* caller) { return signed_by(*caller); }
SignedBy told_of(const auth::Authenticated& signer) { return signed_by(signer.caller()); }
SignedBy told_of(const auth::Refusal& refusal) { return signed_by(refusal); }

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

struct Pipeline::Arrival {
  const http::Request& request;
  base::Instant now;
  std::string request_id;
  SteadyTime began;
  Format format;
};

struct Pipeline::Asker {
  const auth::Caller& caller;
  auth::RequestFacts facts;
  std::string_view request_id;
};

struct Pipeline::Ending {
  Result<Answer> answer;
  Asked asked = {};
  Identity identity = {};
};

Pipeline::Pipeline(PipelineParts parts) : parts_(std::move(parts)) {
  for (const Service* service : services)
    by_name_.try_emplace(service);  // also those without an action
  for (const Action* action : parts_.actions)
    for (const Service* service : {action->service, action->formerly})
      if (service)
        by_name_[service].emplace(action->name, action);
}

Pipeline::Arrival Pipeline::arrival_of(const http::Request& request, Format format) const {
  return {.request = request,
          .now = parts_.clock(),
          .request_id = new_request_id(),
          .began = std::chrono::steady_clock::now(),
          .format = format};
}

http::AtOnce Pipeline::answer(const http::Request& request, Patience patience) const {
  const Arrival arrival = arrival_of(request, accepted_format(request));
  const bool is_browser = request.method == "GET" && http::query_of(request.target).empty() &&
                          !http::header(request, "Authorization");
  if (is_browser)
    return redirect_to_product_page();
  const auto ending = ending_of(arrival, nullptr, patience);
  if (!ending)
    return std::unexpected(ending.error());
  return finish(arrival, *ending);
}

http::Response Pipeline::answer_to(const auth::Caller& caller, const http::Request& request) const {
  const Arrival arrival = arrival_of(request, Format::Json);
  return finish(arrival, *ending_of(arrival, &caller, Patience::Patient));
}

http::Wait Pipeline::wait_of(const http::Request& request) const {
  const auto form = parse_form(request);
  const Action* const action = form ? find(*form, service_asked_for(*form)) : nullptr;
  return action ? api::wait_of(*action) : http::Wait::Short;
}

Asked Pipeline::asked_by(Form form) const {
  const Service& service = service_asked_for(form);
  const Action* const action = find(form, service);
  return {std::move(form), &service, action};
}

Pipeline::Step<Pipeline::Ending> Pipeline::ending_of(const Arrival& arrival,
                                                     const auth::Caller* signed_in,
                                                     Patience patience) const {
  Identity identity = signed_in ? Identity(signed_in) : Identity();
  auto form = parse_form(arrival.request);
  if (!form)
    return Ending{std::unexpected(std::move(form).error()), {}, std::move(identity)};
  Asked asked = asked_by(*std::move(form));
  const bool impatient = patience == Patience::Impatient;
  if (impatient && asked.action && takes_its_time(*asked.action))
    return std::unexpected(api::wait_of(*asked.action));
  // It would be found out soon, but only behind the work that a signature is.
  const bool will_read = asked.action && asked.action->needs_store;
  if (impatient && will_read && parts_.environment.store.would_wait())
    return std::unexpected(http::Wait::Short);
  if (is_never_signed(asked)) {
    base::Error error = no_such_action(asked.form);
    return Ending{std::unexpected(std::move(error)), std::move(asked), std::move(identity)};
  }
  if (!signed_in) {
    auto identified = identify(arrival, *asked.service, patience);
    if (!identified)
      return std::unexpected(identified.error());
    identity = *std::move(identified);
  }
  auto answer = answer_to(arrival, asked, identity, patience);
  if (!answer)
    return std::unexpected(answer.error());
  return Ending{*std::move(answer), std::move(asked), std::move(identity)};
}

// Whoever signed the request.
Pipeline::Step<Pipeline::Identity> Pipeline::identify(const Arrival& arrival,
                                                      const Service& service,
                                                      Patience patience) const {
  auth::Authenticator& authenticator = parts_.authenticator;
  std::optional<auth::Checked<auth::Authenticated>> checked;
  if (patience == Patience::Impatient)
    checked = authenticator.authenticate_at_once(arrival.request, service.name, arrival.now);
  else
    checked = authenticator.authenticate(arrival.request, service.name, arrival.now);
  if (!checked)
    return std::unexpected(http::Wait::Short);
  if (!*checked)
    return std::move(*checked).error();
  return **std::move(checked);
}

Pipeline::Step<Result<Answer>> Pipeline::answer_to(const Arrival& arrival, const Asked& asked,
                                                   const Identity& identity,
                                                   Patience patience) const {
  if (const auto* const refused = std::get_if<auth::Refusal>(&identity))
    return Result<Answer>(std::unexpected(refused->error));
  const auto* const signer = std::get_if<auth::Authenticated>(&identity);
  const bool is_for_region = signer && asked.service == &sts_service;
  const Asker asker{
      .caller = signer ? signer->caller() : *std::get<const auth::Caller*>(identity),
      .facts = {.now = arrival.now,
                .source_address = arrival.request.remote_address,
                .user_agent = user_agent_of(arrival.request),
                .region = is_for_region ? std::string_view(signer->region) : region_of_iam,
                .transport = arrival.request.transport,
                .origin = http::header(arrival.request, "Origin").value_or("")},
      .request_id = arrival.request_id};
  if (!signer)
    return performed(asked, asker, patience);
  if (const auto suffice = check_credentials_suffice(asker.caller, *asked.service); !suffice)
    return Result<Answer>(std::unexpected(suffice.error()));
  if (auth::is_due(*signer)) {
    if (patience == Patience::Impatient)
      return std::unexpected(http::Wait::Short);
    const auto noted =
        auth::record_use(parts_.environment.store, *signer,
                         iam::origin_of_use(asker.facts.source_address, asker.facts.user_agent));
    if (!noted)
      return Result<Answer>(std::unexpected(noted.error()));
  }
  return performed(asked, asker, patience);
}

Pipeline::Step<Result<Answer>> Pipeline::performed(const Asked& asked, const Asker& asker,
                                                   Patience patience) const {
  if (!asked.action)
    return Result<Answer>(std::unexpected(no_such_action(asked.form)));
  const auto call = asked.action->read(asked.form);
  if (!call)
    return Result<Answer>(std::unexpected(call.error()));
  if (is_mutation(asked.action->access))
    return mutation(*asked.action, asker, **call);
  return read_only(*asked.action, asker, **call, patience);
}

const Action* Pipeline::find(const Form& form, const Service& service) const {
  const auto& actions = by_name_.at(&service);
  const auto found = actions.find(form.find("Action").value_or(""));
  if (found == actions.end() || form.find("Version") != service.version)
    return nullptr;
  return found->second;
}

Pipeline::Step<Result<Answer>> Pipeline::read_only(const Action& action, const Asker& asker,
                                                   Call& call, Patience patience) const {
  const auth::Caller& caller = asker.caller;
  if (!action.needs_store)
    return call.answer(caller);
  store::Store& store = parts_.environment.store;
  policy::Budget budget;
  const auto body = [&](const store::Tables& tables) -> Result<Answer> {
    const View view{caller, asker.facts, tables, parts_.environment, asker.facts.now, budget};
    TRY(authorized(view, action, call));
    return call.run(view);
  };
  if (patience == Patience::Patient)
    return store.read(caller.account, body, action.reading);
  auto answer = store.read_at_once(caller.account, body);
  if (!answer)
    return std::unexpected(http::Wait::Short);
  return *std::move(answer);
}

// Authorises on a snapshot, does what takes long, and only then takes the writers' time. There all
// is decided once more: what the snapshot allowed may have ended since. Both decisions share the
// budget of the request, so that nobody's policies hold the writers' turn for longer.
Result<Answer> Pipeline::mutation(const Action& action, const Asker& asker, Call& call) const {
  const auth::Caller& known = asker.caller;
  const Environment& environment = parts_.environment;
  policy::Budget budget;
  const auto prepared =
      environment.store.read(known.account, [&](const store::Tables& tables) -> Result<Nothing> {
        const View view{known, asker.facts, tables, environment, asker.facts.now, budget};
        TRY(authorized(view, action, call));
        return call.prepare(view);
      });
  TRY(prepared);
  TRY(call.work(environment));
  return environment.store.write(
      known.account, action.effect, [&](store::Tables& tables) -> Result<Answer> {
        const auth::Caller caller =
            TRY(caller_now(known, {tables, environment.policies}, parts_.clock()));
        Change change({caller, asker.facts, tables, environment, asker.facts.now, budget}, tables);
        const Resources resources = TRY(authorized(change, action, call));
        Answer answer = TRY(call.run(change));
        tables.events.append({
            .at = asker.facts.now,
            .request_id = std::string(asker.request_id),
            .action = action.permission,
            .principal_arn = caller.arn,
            .access_key_id = caller.access_key_id,
            .source_address = std::string(asker.facts.source_address),
            .user_agent = base::to_utf8(asker.facts.user_agent),
            .resource = resources.empty() ? std::string() : resources.front().arn,
            .parameters = call.parameters(),
            .result = "Success",
        });
        return answer;
      });
}

Result<Resources> Pipeline::authorized(const View& view, const Action& action, Call& call) const {
  const Resources resources = TRY(call.resources(view));
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
    const policy::Decision decision = auth::decide(view.requester(), question);
    if (policy::is_allowed(decision))
      continue;
    if (!policy::is_left_open(decision) || !call.is_allowed_anyway(view))
      return std::unexpected(auth::refusal(view.requester(), question, decision));
  }
  return resources;
}

http::Response Pipeline::finish(const Arrival& arrival, const Ending& ending) const {
  const Asked& asked = ending.asked;
  const auto& answer = ending.answer;
  const bool is_invalid_action = !answer && answer.error().kind == &iam::errors::invalid_action;
  const Envelope envelope{
      .format = arrival.format,
      .xmlns = is_invalid_action ? fault_xmlns : asked.service->xmlns,
      .action = asked.action ? asked.action->name : std::string_view(),
      .request_id = arrival.request_id,
  };
  http::Response response = answer ? success(envelope, *answer) : failure(envelope, answer.error());
  log(arrival, ending, response.status);
  return response;
}

void Pipeline::log(const Arrival& arrival, const Ending& ending, int status) const {
  const Asked& asked = ending.asked;
  const auto& answer = ending.answer;
  const SignedBy signed_by =
      std::visit([](const auto& who) { return told_of(who); }, ending.identity);
  const std::string wanted = not_found(asked);
  parts_.log(log_line({
      .at = arrival.now,
      .request_id = arrival.request_id,
      .action = asked.action ? std::string_view(asked.action->permission) : std::string_view(),
      .signed_by = signed_by,
      .source_address = arrival.request.remote_address,
      .user_agent = user_agent_of(arrival.request),
      .status = status,
      .code = answer ? std::string_view("Success") : answer.error().kind->code,
      .wanted = wanted,
      .detail = answer || !signed_by.reason.empty() ? std::string_view() : answer.error().detail,
      .took = std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::steady_clock::now() - arrival.began),
  }));
}

}  // namespace rollcall::api
