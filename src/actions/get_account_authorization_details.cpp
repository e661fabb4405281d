// GetAccountAuthorizationDetails: all that says who may do what in the account, in pages that run
// through the users first and the managed policies last.
#include <limits>

#include "actions/authorization_details.h"
#include "actions/paging.h"
#include "actions/resources.h"
#include "api/action.h"
#include "iam/entity_type.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

using iam::EntityType;

struct Request {
  std::optional<iam::Listed<EntityType, std::numeric_limits<std::size_t>::max()>> filter;
  PageFields page;

  void fields(auto& field) {
    field("Filter", filter);
    page.fields(field);
  }
};

struct Response {
  std::vector<ManagedPolicyDetail> policies;
  std::vector<UserDetail> users;
  std::vector<std::string> roles;   // none can be there yet
  std::vector<std::string> groups;  // nor of these
  Continuation continuation;

  void fields(auto& field) const {
    field("Policies", policies);
    field("UserDetailList", users);
    field("RoleDetailList", roles);
    field("GroupDetailList", groups);
    continuation.fields(field);
  }
};

// The kinds that are asked for, as a set: neither their order nor how often one is named matters.
class Kinds {
 public:
  explicit Kinds(const std::vector<EntityType>& named) {
    for (const EntityType kind : named)
      bits_ |= bit(kind);
    if (bits_ == 0)
      bits_ = all;
  }

  bool contains(EntityType kind) const { return (bits_ & bit(kind)) != 0; }
  bool is_all() const { return bits_ == all; }

  // What a marker of a listing of these kinds begins with.
  std::string listing() const { return "authorization-details-" + std::to_string(bits_); }

 private:
  static unsigned bit(EntityType kind) { return 1U << static_cast<unsigned>(kind); }
  static constexpr unsigned all = 0b11111;
  unsigned bits_ = 0;
};

constexpr std::string_view in_users = "user:";
constexpr std::string_view in_policies = "policy:";

// What of a marker follows the section; nullopt if it speaks of another one.
std::optional<std::string> after_in(std::string_view section, const std::string& after) {
  if (!after.starts_with(section))
    return std::nullopt;
  return after.substr(section.size());
}

// Where the page begins. A marker is good only for the same kinds.
api::Result<store::PageRequest> beginning(const Request& request, const Kinds& kinds) {
  auto page = page_request(request.page, kinds.listing());
  const bool is_good = page && (page->after.empty() || after_in(in_users, page->after) ||
                                after_in(in_policies, page->after));
  if (is_good)
    return page;
  if (kinds.is_all())
    return std::unexpected(invalid_marker());
  return base::fail(iam::errors::validation_error, "Marker and Filter do not match");
}

std::string key_of(const ManagedPolicyDetail& policy) { return policy.arn; }

api::Result<Response> run(api::Session& session, const Request& request) {
  const Kinds kinds(request.filter ? request.filter->elements : std::vector<EntityType>());
  const store::PageRequest wanted = TRY(beginning(request, kinds));
  Response response;
  const auto continue_after = [&](std::string_view section, const std::string& key) {
    response.continuation = continuation(std::string(section) + key, kinds.listing());
  };

  const auto after_policy = after_in(in_policies, wanted.after);
  std::string last_user = after_in(in_users, wanted.after).value_or("");
  if (kinds.contains(EntityType::User) && !after_policy) {
    const auto page = session.tables.users.list("/", {last_user, wanted.most});
    for (const iam::User& user : page.rows)
      response.users.push_back(detail_of(user, session.tables));
    if (page.next) {
      continue_after(in_users, *page.next);
      return response;
    }
    if (!page.rows.empty())
      last_user = iam::name_key(page.rows.back().name);
  }

  if (!kinds.contains(EntityType::AwsManagedPolicy))
    return response;
  const auto policies = managed_policies_in_use(session.tables);
  const std::size_t room = wanted.most - response.users.size();
  if (room == 0 && !policies.empty()) {
    continue_after(in_users, last_user);
    return response;
  }
  const auto page = page_of(policies, {after_policy.value_or(""), room}, key_of);
  response.policies = page.rows;
  if (page.next)
    continue_after(in_policies, *page.next);
  return response;
}

}  // namespace

extern const api::Action get_account_authorization_details = api::Declare<Request, Response>{
    .name = "GetAccountAuthorizationDetails",
    .access = api::Access::Read,
    .reading = api::Reading::Long,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
