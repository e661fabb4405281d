// GetUser: a user by name, or whoever calls.
#include "actions/resources/resources.h"
#include "actions/resources/shapes.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

struct Response {
  UserShape user;

  void fields(auto& field) const { field("User", user); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(user_or_caller(view, request.user_name));
  UserShape shape = shape_with_last_use(user);
  shape.permissions_boundary =
      boundary_shape(view.tables.policies.boundary_of(store::user_holder(user.name)));
  const auto tags = view.tables.tags.of(store::Tagged::User, user.name);
  if (!tags.empty())
    shape.tags = shapes_of(tags);
  return Response{std::move(shape)};
}

}  // namespace

extern const api::Action get_user = api::Declare<Request, Response>{
    .name = "GetUser",
    .access = api::Access::Read,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
