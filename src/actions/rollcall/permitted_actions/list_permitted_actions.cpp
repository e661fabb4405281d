// ListPermittedActions: what the caller may do, so that a client can offer that and nothing else.
// AWS has no such action. Needs no permission: who asks learns what trying would show.
#include <algorithm>

#include "actions/catalog.h"
#include "actions/iam/login_profiles/login_profiles.h"
#include "api/action.h"
#include "auth/permission/prospect.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct PermittedShape {
  std::string action_name;
  std::string_view decision;

  void fields(auto& field) const {
    field("ActionName", action_name);
    field("Decision", decision);
  }
};

struct Response {
  std::vector<PermittedShape> permitted_actions;

  void fields(auto& field) const { field("PermittedActions", permitted_actions); }
};

constexpr std::string_view allowed = "Allowed";  // on "*"
constexpr std::string_view depends = "Depends";  // on the resource, or on conditions

// What may be allowed without a word in the caller's policies: by the account's password policy, by
// the trust policy of a role, or because it is done to one's own sign-in sessions.
bool may_be_granted_elsewhere(const api::View& view, std::string_view permission) {
  if (permission == "iam:ChangePassword" || permission == "iam:GetAccountPasswordPolicy")
    return may_change_own_password(view);
  if (permission == "rollcall:ListSignInSessions" || permission == "rollcall:EndSignInSession")
    return view.caller.has_signed_in();
  return permission == "sts:AssumeRole";
}

// Under either of its names, unless one of them is denied.
policy::Prospect prospect_of(const api::View& view, const api::Action& action) {
  const auto under = [&](std::string_view name) {
    return auth::prospect_of(view.caller, name, view.budget);
  };
  const policy::Prospect prospect = under(action.permission);
  if (action.former_permission.empty() || prospect == policy::Prospect::Denied)
    return prospect;
  const policy::Prospect former = under(action.former_permission);
  return former == policy::Prospect::NotAllowed ? prospect : former;
}

// nullopt: surely denied, whatever it is done to.
std::optional<std::string_view> decision_on(const api::View& view, const api::Action& action) {
  if (!action.has_permission)
    return allowed;
  const auth::Resource everything = auth::resource("*");
  const auth::Question question{
      .action = action.permission, .resource = everything, .formerly = action.former_permission};
  if (policy::is_allowed(auth::decide(view.requester(), question)))
    return allowed;
  switch (prospect_of(view, action)) {
    case policy::Prospect::Open:
      return depends;
    case policy::Prospect::NotAllowed:
      if (may_be_granted_elsewhere(view, action.permission))
        return depends;
      return std::nullopt;
    case policy::Prospect::Denied:
      break;
  }
  return std::nullopt;
}

// One request may cost policies no more than any other. What its budget does not reach depends.
api::Result<Response> run(const api::View& view, const Request&) {
  Response response;
  for (const api::Action* action : catalog())
    if (const auto decision = decision_on(view, *action))
      response.permitted_actions.push_back({action->permission, *decision});
  std::ranges::sort(response.permitted_actions, {}, &PermittedShape::action_name);
  return response;
}

}  // namespace

extern const api::Action list_permitted_actions = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "ListPermittedActions",
    .access = api::Access::List,
    .run = run,
};

}  // namespace rollcall::actions
