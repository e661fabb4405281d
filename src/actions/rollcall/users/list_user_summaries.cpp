// ListUserSummaries: users with their groups, passwords, MFA devices and access keys, as far as the
// caller may see them: what ListUsers and five more requests for each user would tell. AWS has no
// such action.
#include "actions/iam/access_keys/access_key_last_use.h"
#include "actions/paging/path_listing.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "auth/security_keys/security_key.h"
#include "iam/arn.h"
#include "iam/names.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view kind = "UserSummaries";

struct KeyShape {
  std::string access_key_id;
  std::string status;
  base::Instant create_date;
  std::optional<base::Instant> last_used_date;

  void fields(auto& field) const {
    field("AccessKeyId", access_key_id);
    field("Status", status);
    field("CreateDate", create_date);
    field("LastUsedDate", last_used_date);
  }
};

struct SummaryShape {
  std::string user_name;
  std::vector<std::string> group_names = {};
  std::optional<base::Instant> password_create_date = {};
  int mfa_devices = 0;
  std::vector<KeyShape> access_keys = {};
  std::optional<base::Instant> disabled_date = {};
  std::vector<std::string> not_permitted = {};  // actions that the caller may not do to this user

  void fields(auto& field) const {
    field("UserName", user_name);
    field("GroupNames", group_names);
    field("PasswordCreateDate", password_create_date);
    field("MFADevices", mfa_devices);
    field("AccessKeys", access_keys);
    field("DisabledDate", disabled_date);
    field("NotPermitted", not_permitted);
  }
};

using Response = PathListing<SummaryShape>;

// One user as the caller sees it: each part takes the permission of the action that tells of it.
class Summary {
 public:
  Summary(const api::View& view, const iam::User& user)
      : view_(view), resource_(user_resource(view, user)), shape_{.user_name = user.name} {
    const store::Tables& tables = view.tables;
    if (may("iam:ListGroupsForUser"))
      for (const iam::Group& group : tables.groups.of_user(user.name))
        shape_.group_names.push_back(group.name);
    if (may("iam:GetLoginProfile"))
      add_password(user);
    if (may("iam:ListMFADevices"))
      shape_.mfa_devices = static_cast<int>(auth::count_mfa_devices(tables, user.name));
    if (may("iam:ListAccessKeys"))
      add_keys(tables.access_keys.of(user.name));
  }

  SummaryShape shape() && { return std::move(shape_); }

 private:
  bool may(std::string permission) {
    const auto decision = auth::decide(view_.requester(), {permission, resource_});
    const bool is_allowed = policy::is_allowed(decision);
    if (!is_allowed)
      shape_.not_permitted.push_back(std::move(permission));
    return is_allowed;
  }

  // That a user is disabled is why there is no password.
  void add_password(const iam::User& user) {
    if (user.login_profile)
      shape_.password_create_date = user.login_profile->created;
    if (const auto disabled = view_.tables.disabled_users.find(user.name))
      shape_.disabled_date = disabled->disabled;
  }

  void add_keys(const std::vector<iam::AccessKey>& keys) {
    const bool may_see_use = !keys.empty() && may("iam:GetAccessKeyLastUsed");
    for (const iam::AccessKey& key : keys)
      shape_.access_keys.push_back(
          {.access_key_id = key.id,
           .status = std::string(to_string(key.status)),
           .create_date = key.created,
           .last_used_date =
               may_see_use ? actions::shape_of(key.last_used).last_used_date : std::nullopt});
  }

  const api::View& view_;
  const auth::Resource resource_;
  SummaryShape shape_;
};

// One request may cost policies no more than any other: a page ends early where its budget does,
// and goes on with the next request.
api::Result<Response> run(const api::View& view, const PathListingRequest& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, kind));
  const auto page = view.tables.users.list(path_or_root(request.path_prefix), wanted);
  Response response{.kind = kind, .shapes = {}};
  std::optional<std::string> next = page.next;
  for (const iam::User& user : page.rows) {
    SummaryShape shape = Summary(view, user).shape();
    if (view.budget.is_exceeded() && !response.shapes.empty()) {
      next = iam::name_key(response.shapes.back().user_name);
      break;
    }
    response.shapes.push_back(std::move(shape));
  }
  response.continuation = continuation(next, kind);
  return response;
}

}  // namespace

extern const api::Action list_user_summaries = api::Declare<PathListingRequest, Response>{
    .service = &api::rollcall_service,
    .formerly = &api::iam_service,
    .former_permission = "iam:ListUsers",
    .name = "ListUserSummaries",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = everything_under_a_path<iam::user_arn>,
    .run = run,
};

}  // namespace rollcall::actions
