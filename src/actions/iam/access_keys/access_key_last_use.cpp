#include "actions/iam/access_keys/access_key_last_use.h"

#include "actions/resources/resources.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

base::Error access_denied(const auth::Caller& caller, const iam::AccessKeyId& id,
                          std::string_view permission) {
  return {&iam::errors::access_denied, "User: " + caller.arn + " is not authorized to perform " +
                                           std::string(permission) + " on resource: access key " +
                                           id.value()};
}

// The name under which the caller has the permission, if there is one and no name is denied.
std::optional<std::string_view> granted_as(const auth::Requester& requester,
                                           const auth::Resource& owner, PermissionNames names) {
  std::optional<std::string_view> granted;
  for (const std::string_view name : names) {
    const policy::Decision decision = auth::decide(requester, {name, owner});
    if (policy::is_allowed(decision))
      granted = granted.value_or(name);
    else if (decision.outcome != policy::Outcome::ImplicitDeny)
      return std::nullopt;
  }
  return granted;
}

}  // namespace

LastUsedShape shape_of(const std::optional<iam::AccessKeyLastUsed>& use) {
  if (!use || use->date < iam::access_key_tracking_began)
    return {};
  return {use->date, use->service_name, use->region};
}

api::Result<api::Resources> owner_of_key(api::Session& session, const LastUseRequest& request,
                                         PermissionNames names) {
  const auto key = session.tables.access_keys.find(request.access_key_id);
  if (!key)
    return std::unexpected(access_denied(session.caller, request.access_key_id, names.front()));
  auth::Resource owner = user_resource(session, key->user_name);
  const auto granted = granted_as(session.requester(), owner, names);
  if (!granted)
    return std::unexpected(access_denied(session.caller, request.access_key_id, names.front()));
  owner.permission = *granted;
  return api::Resources{std::move(owner)};
}

api::Result<KeyAndOwner> find_key_and_owner(api::Session& session, const LastUseRequest& request,
                                            PermissionNames names) {
  auto key = session.tables.access_keys.find(request.access_key_id);
  if (!key)
    return std::unexpected(access_denied(session.caller, request.access_key_id, names.front()));
  iam::User owner = TRY(find_user(session, key->user_name));
  return KeyAndOwner{*std::move(key), std::move(owner)};
}

}  // namespace rollcall::actions
