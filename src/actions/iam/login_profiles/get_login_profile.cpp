// GetLoginProfile: whether a user has a password, and since when.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::UserName> user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

struct Response {
  LoginProfileShape login_profile;

  void fields(auto& field) const { field("LoginProfile", login_profile); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  return Response{
      login_profile_shape(TRY(find_user_with_password(view, meant_name(view, request.user_name))))};
}

}  // namespace

extern const api::Action get_login_profile = api::Declare<Request, Response>{
    .name = "GetLoginProfile",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
