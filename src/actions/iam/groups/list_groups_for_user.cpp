// ListGroupsForUser: the groups that a user is in, by name.
#include "actions/iam/groups/groups.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "user-groups";

struct Request {
  iam::ExistingUserName user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct Response {
  std::vector<GroupShape> groups;
  Continuation continuation;

  void fields(auto& field) const {
    field("Groups", groups);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(find_user(view, request.user_name));
  const auto page = page_of(view.tables.groups.of_user(user.name), wanted,
                            [](const iam::Group& group) { return iam::name_key(group.name); });
  Response response;
  for (const iam::Group& group : page.rows)
    response.groups.push_back(shape_of(group));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_groups_for_user = api::Declare<Request, Response>{
    .name = "ListGroupsForUser",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
