// ListUsers: the account's users by name, without root and without their tags.
#include "actions/paging.h"
#include "actions/resources.h"
#include "actions/shapes.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "users";

struct Request {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  std::vector<UserShape> users;
  Continuation continuation;

  void fields(auto& field) const {
    field("Users", users);
    continuation.fields(field);
  }
};

// Policies see "*", messages the path that all users lie under. AWS, captured live.
api::Result<api::Resources> all_users(api::Session& session, const Request&) {
  return api::Resources{{.arn = "*", .shown = iam::user_arn(session.tables.account, "/", "")}};
}

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const std::string prefix = request.path_prefix ? request.path_prefix->value() : "/";
  const auto page = session.tables.users.list(prefix, wanted);
  Response response;
  for (const iam::User& user : page.rows)
    response.users.push_back(shape_of(user));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_users = api::Declare<Request, Response>{
    .name = "ListUsers",
    .access = api::Access::List,
    .resources = all_users,
    .run = run,
};

}  // namespace rollcall::actions
