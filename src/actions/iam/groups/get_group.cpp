// GetGroup: a group and, page by page, who is in it.
#include "actions/iam/groups/groups.h"
#include "actions/paging/paging.h"
#include "actions/resources/shapes.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "group-users";

struct Request {
  iam::GroupName group_name;
  PageFields page;

  void fields(auto& field) {
    field("GroupName", group_name);
    page.fields(field);
  }
};

struct Response {
  GroupShape group;
  std::vector<UserShape> users;
  Continuation continuation;

  void fields(auto& field) const {
    field("Group", group);
    field("Users", users);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::Group group = TRY(find_group(view, request.group_name));
  const auto page = view.tables.groups.members(group.name, wanted);
  Response response{.group = shape_of(group), .continuation = continuation(page.next, listing)};
  for (const iam::User& user : page.rows)
    response.users.push_back(shape_of(user));
  return response;
}

}  // namespace

extern const api::Action get_group = api::Declare<Request, Response>{
    .name = "GetGroup",
    .access = api::Access::Read,
    .reading = api::Reading::Long,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
