// GetAccessKeyLastUsed: whose a key is, and when, where and for what it was last used.
#include "actions/iam/access_keys/access_key_last_use.h"
#include "actions/resources/credentials.h"

namespace rollcall::actions {
namespace {

constexpr PermissionNames permission{"iam:GetAccessKeyLastUsed"};

struct Response {
  std::optional<std::string> user_name;
  LastUsedShape access_key_last_used;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("AccessKeyLastUsed", access_key_last_used);
  }
};

api::Result<api::Resources> resources(const api::View& view, const LastUseRequest& request) {
  return owner_of_key(view, request, permission);
}

api::Result<Response> run(const api::View& view, const LastUseRequest& request) {
  const auto [key, owner] = TRY(find_key_and_owner(view, request, permission.name));
  return Response{owner_name(owner), shape_of(key.last_used)};
}

}  // namespace

extern const api::Action get_access_key_last_used = api::Declare<LastUseRequest, Response>{
    .name = "GetAccessKeyLastUsed",
    .access = api::Access::Read,
    .resources = resources,
    .run = run,
};

}  // namespace rollcall::actions
