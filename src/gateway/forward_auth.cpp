#include "gateway/forward_auth.h"

#include <algorithm>

#include "auth/permission/authorize_all.h"
#include "auth/permission/context.h"
#include "base/ascii.h"
#include "gateway/asked_permissions.h"
#include "gateway/forward_answer.h"
#include "gateway/original_request.h"
#include "gateway/path_style.h"
#include "gateway/s3_conditions.h"
#include "iam/errors.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

constexpr std::string_view s3_actions = "s3:";

bool came_by_tls(const http::Request& original) {
  const auto scheme = http::header(original, "X-Forwarded-Proto");
  return scheme && base::equal_ignoring_case(last_hop(*scheme), "https");
}

std::unexpected<base::Error> denied(std::string detail) {
  return base::fail(iam::errors::access_denied, "Access Denied", std::move(detail));
}

bool is_of_s3(const AskedPermission& permission) {
  return permission.action.starts_with(s3_actions);
}

// Made once, for everything that one request asks for.
policy::Context context_of(const auth::Requester& requester, const ReadRequest& request,
                           const std::vector<AskedPermission>& permissions) {
  if (!requester.caller.policies.ask_for_context)
    return {};
  policy::Context context = auth::context_of(requester.caller, requester.facts);
  if (std::ranges::any_of(permissions, is_of_s3))
    add_s3_conditions(context, request, requester.facts.now);
  return context;
}

base::Result<base::Nothing> authorize(const auth::Requester& requester,
                                      const AskedPermission& permission,
                                      const policy::Context& context) {
  const policy::AccessRequest request{permission.action, permission.resource, context};
  const policy::Decision decision =
      permission.on == AskedPermission::On::AllBelow
          ? auth::decide_all_below(requester.caller, request, requester.budget)
          : auth::decide(requester.caller, request, policy::TrustGrant::None, requester.budget);
  if (policy::is_allowed(decision))
    return base::Nothing{};
  const auth::Resource resource{permission.resource, shown(permission)};
  return std::unexpected(auth::refusal(requester, {permission.action, resource}, decision));
}

}  // namespace

Reply ForwardAuth::answer(Inquiry& inquiry) const {
  const http::Request original = TRY(original_request(inquiry.request));
  inquiry.about.append(original.method).append(" ").append(http::path_of(original.target));
  find_client(inquiry, original);
  auto checked = authenticate(original, inquiry);
  if (!checked)
    return has_to_wait();
  TRY(note(inquiry, *std::move(checked)));
  TRY(check_made_for_another_service(inquiry));
  if (TRY(note_use(inquiry, store_)) == UseNoted::HasToWait)
    return has_to_wait();
  TRY(check_account(inquiry.authenticated->caller()));
  return granted(*inquiry.authenticated, TRY(authorized_actions(inquiry, original)));
}

std::optional<auth::Checked<auth::Authenticated>> ForwardAuth::authenticate(
    const http::Request& original, const Inquiry& inquiry) const {
  if (inquiry.patience == api::Patience::Impatient)
    return authenticator_.authenticate_elsewhere_at_once(original, inquiry.now);
  return authenticator_.authenticate_elsewhere(original, inquiry.now);
}

// What the proxy says of the client is believed only where the configuration says that it does.
void ForwardAuth::find_client(Inquiry& inquiry, const http::Request& original) const {
  inquiry.user_agent = http::header(original, "User-Agent").value_or("");
  if (settings_.address_header.empty())
    return;
  for (const http::Header& line : original.headers)
    if (base::equal_ignoring_case(line.name, settings_.address_header))
      inquiry.source_address = last_hop(line.value);
}

// What an account's administrator allows says nothing of another account's buckets.
base::Result<base::Nothing> ForwardAuth::check_account(const auth::Caller& caller) const {
  const auto& accounts = settings_.accounts;
  if (accounts.empty() || std::ranges::find(accounts, caller.account) != accounts.end())
    return base::Nothing{};
  return denied("callers of this account are not let in");
}

// The actions that the caller may do by the rules, "s3:PutObject,s3:GetObject"; empty where there
// are no rules.
base::Result<std::string> ForwardAuth::authorized_actions(const Inquiry& inquiry,
                                                          const http::Request& original) const {
  std::string actions;
  if (settings_.actions.empty())
    return actions;
  const auth::Authenticated& authenticated = *inquiry.authenticated;
  const auto target = path_style_target(original, settings_.host);
  if (!target)
    return denied("no rule knows this host");
  const std::string account = to_string(authenticated.caller().account);
  const auto request = read_request({.method = original.method,
                                     .target = *target,
                                     .headers = original.headers,
                                     .service = authenticated.use.service_name,
                                     .region = authenticated.region,
                                     .account = account,
                                     .carrier = authenticated.carrier,
                                     .signed_at = authenticated.signed_at});
  const auto permissions = request ? asked_permissions(settings_.actions, *request) : std::nullopt;
  if (!permissions)
    return denied("no rule knows this request");
  const bool is_tls = !settings_.address_header.empty() && came_by_tls(original);
  const auth::RequestFacts facts{
      .now = inquiry.now,
      .source_address = inquiry.source_address,
      .user_agent = inquiry.user_agent,
      .region = authenticated.region,
      .transport = is_tls ? http::Transport::Tls : http::Transport::Plain};
  policy::Budget budget;
  const auth::Requester requester{authenticated.caller(), facts, budget};
  const policy::Context context = context_of(requester, *request, *permissions);
  for (const AskedPermission& permission : *permissions) {
    TRY(authorize(requester, permission, context));
    actions.append(actions.empty() ? "" : ",").append(permission.action);
  }
  return actions;
}

}  // namespace rollcall::gateway
