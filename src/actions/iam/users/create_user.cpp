// CreateUser: a new user, without any credentials.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/resources/shapes.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  std::optional<iam::Path> path;
  std::optional<iam::PolicyArn> permissions_boundary;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("Path", path);
    field("UserName", user_name);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
  }
};

struct Response {
  UserShape user;

  void fields(auto& field) const { field("User", user); }
};

api::Result<api::Resources> user_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::resource(iam::user_arn(view.tables.account, path_or_root(request.path),
                                                  request.user_name)),
                     "iam:TagUser", request.tags);
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const auto tags = TRY(first_tags(change, request.tags, store::Tagged::User));
  if (request.permissions_boundary)
    TRY(check_boundary(change, *request.permissions_boundary));
  if (change.tables.users.find(request.user_name))
    return std::unexpected(user_exists(request.user_name));
  TRY(check_room(change.tables.users.count(),
                 {"UsersPerAccount", change.environment.quotas.users}));
  const iam::User user{
      .account = change.tables.account,
      .name = request.user_name.value(),
      .path = path_or_root(request.path),
      .id = iam::new_user_id(change.environment.random),
      .created = change.now,
      .login_profile = {},
  };
  change.tables.users.insert(user);
  change.tables.tags.replace(store::Tagged::User, user.name, tags);
  UserShape shape = shape_of(user);
  if (request.permissions_boundary) {
    const std::string& arn = request.permissions_boundary->value();
    TRY(set_boundary(change, store::user_holder(user.name), arn));
    shape.permissions_boundary = boundary_shape(arn);
  }
  if (!tags.empty())
    shape.tags = shapes_of(tags);
  return Response{std::move(shape)};
}

}  // namespace

extern const api::Action create_user = api::Declare<Request, Response>{
    .name = "CreateUser",
    .access = api::Access::Write,
    .resources = user_to_be,
    .run = run,
};

}  // namespace rollcall::actions
