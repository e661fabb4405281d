// GetAccessKeyLastUseOrigin: what GetAccessKeyLastUsed tells, and where that use came from. AWS has
// no such action.
#include "actions/iam/access_keys/access_key_last_use.h"
#include "actions/resources/credentials.h"

namespace rollcall::actions {
namespace {

// It had the other name when it was an action of IAM's service.
constexpr PermissionNames permission{"rollcall:GetAccessKeyLastUseOrigin",
                                     "iam:GetAccessKeyLastUseOrigin"};
constexpr PermissionNames also_told{"iam:GetAccessKeyLastUsed"};

struct OriginShape {
  LastUsedShape last_used;
  iam::UseOrigin origin;

  void fields(auto& field) const {
    last_used.fields(field);
    field("SourceAddress", known(origin.source_address));
    field("UserAgent", known(origin.user_agent));
  }

  // What is not known is left out.
  static std::optional<std::string_view> known(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
  }
};

struct Response {
  std::optional<std::string> user_name;
  OriginShape access_key_last_use_origin;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("AccessKeyLastUseOrigin", access_key_last_use_origin);
  }
};

api::Result<api::Resources> resources(const api::View& view, const LastUseRequest& request) {
  api::Resources asked = TRY(owner_of_key(view, request, permission));
  const api::Resources of_the_use = TRY(owner_of_key(view, request, also_told));
  asked.insert(asked.end(), of_the_use.begin(), of_the_use.end());
  return asked;
}

OriginShape origin_shape(const api::View& view, const iam::AccessKey& key) {
  OriginShape shape{.last_used = shape_of(key.last_used), .origin = {}};
  if (shape.last_used.last_used_date)
    shape.origin = view.tables.access_keys.last_use_origin(key.id);
  return shape;
}

api::Result<Response> run(const api::View& view, const LastUseRequest& request) {
  const auto [key, owner] = TRY(find_key_and_owner(view, request, permission.name));
  return Response{owner_name(owner), origin_shape(view, key)};
}

}  // namespace

extern const api::Action get_access_key_last_use_origin = api::Declare<LastUseRequest, Response>{
    .service = &api::rollcall_service,
    .formerly = &api::iam_service,
    .name = "GetAccessKeyLastUseOrigin",
    .access = api::Access::Read,
    .resources = resources,
    .run = run,
};

}  // namespace rollcall::actions
