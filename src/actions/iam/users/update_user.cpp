// UpdateUser: gives a user another name, another path, or both. The id stays, and everything that
// is the user's follows.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  std::optional<iam::Path> new_path;
  std::optional<iam::UserName> new_user_name;

  void fields(auto& field) {
    field("UserName", user_name);
    field("NewPath", new_path);
    field("NewUserName", new_user_name);
  }
};

iam::User changed(iam::User user, const Request& request) {
  if (request.new_path)
    user.path = request.new_path->value();
  if (request.new_user_name)
    user.name = request.new_user_name->value();
  return user;
}

// The user as it is and as it shall be, tags and all: who may move a user away may not move it just
// anywhere.
api::Result<api::Resources> user_before_and_after(const api::View& view, const Request& request) {
  api::Resources resources{user_resource(view, request.user_name)};
  if (const auto user = view.tables.users.find(request.user_name)) {
    auth::Resource after = resources.front();
    after.arn = after.shown = iam::arn_of(changed(*user, request));
    if (after.arn != resources.front().arn)
      resources.push_back(std::move(after));
  }
  return resources;
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  const iam::User wanted = changed(user, request);
  // Under the very same name the user is no other one, and in other letters it is: itself.
  if (wanted.name != user.name && change.tables.users.find(wanted.name))
    return std::unexpected(user_exists(wanted.name));
  change.tables.users.rename(user.name, wanted);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_user = api::Declare<Request, api::Nothing>{
    .name = "UpdateUser",
    .access = api::Access::Write,
    .resources = user_before_and_after,
    .run = run,
};

}  // namespace rollcall::actions
