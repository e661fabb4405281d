// GetAccessKeyLastUsed: whose a key is, and when, where and for what it was last used.
#include "actions/credentials.h"
#include "actions/resources.h"
#include "api/action.h"
#include "iam/access_key.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view permission_needed = "iam:GetAccessKeyLastUsed";

// What stands where there is no use to tell of.
constexpr std::string_view nowhere = "N/A";

struct Request {
  iam::AccessKeyId access_key_id;

  void fields(auto& field) { field("AccessKeyId", access_key_id); }
};

struct LastUsedShape {
  std::optional<base::Instant> last_used_date;
  std::string service_name{nowhere};
  std::string region{nowhere};

  void fields(auto& field) const {
    field("LastUsedDate", last_used_date);
    field("ServiceName", service_name);
    field("Region", region);
  }
};

struct Response {
  std::optional<std::string> user_name;
  LastUsedShape access_key_last_used;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("AccessKeyLastUsed", access_key_last_used);
  }
};

base::Error access_denied(const auth::Caller& caller, const iam::AccessKeyId& id) {
  return {&iam::errors::access_denied, "User: " + caller.arn + " is not authorized to perform " +
                                           std::string(permission_needed) +
                                           " on resource: access key " + id.value()};
}

// The permission is asked for on the key's owner. A key that does not exist is refused in the same
// words as one that the caller may not see, even to an administrator: whether a key exists is not
// for everybody to know. AWS, captured live.
api::Result<api::Resources> owner_of_key(api::Session& session, const Request& request) {
  const auto key = session.tables.access_keys.find(request.access_key_id);
  if (!key)
    return std::unexpected(access_denied(session.caller, request.access_key_id));
  auth::Resource owner = user_resource(session, key->user_name);
  if (!policy::is_allowed(auth::decide(session.requester(), {permission_needed, owner})))
    return std::unexpected(access_denied(session.caller, request.access_key_id));
  return api::Resources{std::move(owner)};
}

LastUsedShape shape_of(const std::optional<iam::AccessKeyLastUsed>& use) {
  if (!use || use->date < iam::access_key_tracking_began)
    return {};
  return {use->date, use->service_name, use->region};
}

api::Result<Response> run(api::Session& session, const Request& request) {
  const auto key = session.tables.access_keys.find(request.access_key_id);
  if (!key)
    return std::unexpected(access_denied(session.caller, request.access_key_id));
  const iam::User owner = TRY(find_user(session, key->user_name));
  return Response{owner_name(owner), shape_of(key->last_used)};
}

}  // namespace

extern const api::Action get_access_key_last_used = api::Declare<Request, Response>{
    .name = "GetAccessKeyLastUsed",
    .access = api::Access::Read,
    .resources = owner_of_key,
    .run = run,
};

}  // namespace rollcall::actions
