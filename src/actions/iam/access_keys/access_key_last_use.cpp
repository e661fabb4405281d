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

}  // namespace

LastUsedShape shape_of(const std::optional<iam::AccessKeyLastUsed>& use) {
  if (!use || use->date < iam::access_key_tracking_began)
    return {};
  return {use->date, use->service_name, use->region};
}

api::Result<api::Resources> owner_of_key(const api::View& view, const LastUseRequest& request,
                                         const PermissionNames& permission) {
  const auto refused = [&] {
    return std::unexpected(access_denied(view.caller, request.access_key_id, permission.name));
  };
  const auto key = view.tables.access_keys.find(request.access_key_id);
  if (!key)
    return refused();
  auth::Resource owner = user_resource(view, key->user_name);
  const auth::Question question{
      .action = permission.name, .resource = owner, .formerly = permission.formerly};
  if (!policy::is_allowed(auth::decide(view.requester(), question)))
    return refused();
  owner.permission = permission.name;
  return api::Resources{std::move(owner)};
}

api::Result<KeyAndOwner> find_key_and_owner(const api::View& view, const LastUseRequest& request,
                                            std::string_view permission) {
  auto key = view.tables.access_keys.find(request.access_key_id);
  if (!key)
    return std::unexpected(access_denied(view.caller, request.access_key_id, permission));
  iam::User owner = TRY(find_user(view, key->user_name));
  return KeyAndOwner{*std::move(key), std::move(owner)};
}

}  // namespace rollcall::actions
