// ListEntitiesForPolicy: the groups, users and roles that a managed policy is attached to or
// bounds.
#include <algorithm>
#include <array>
#include <iterator>

#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/paging/paging.h"
#include "api/action.h"
#include "iam/entity_type.h"
#include "iam/policy_filters.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "entities-for-policy";

struct Request {
  iam::PolicyArn policy_arn;
  std::optional<iam::EntityType> entity_filter;
  std::optional<iam::Path> path_prefix;
  std::optional<iam::PolicyUsage> policy_usage_filter;
  PageFields page;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    field("EntityFilter", entity_filter);
    field("PathPrefix", path_prefix);
    field("PolicyUsageFilter", policy_usage_filter);
    page.fields(field);
  }
};

struct PolicyGroup {
  std::string group_name;
  std::string group_id;

  void fields(auto& field) const {
    field("GroupName", group_name);
    field("GroupId", group_id);
  }
};

struct PolicyUser {
  std::string user_name;
  std::string user_id;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("UserId", user_id);
  }
};

struct PolicyRole {
  std::string role_name;
  std::string role_id;

  void fields(auto& field) const {
    field("RoleName", role_name);
    field("RoleId", role_id);
  }
};

struct Response {
  std::vector<PolicyGroup> policy_groups;
  std::vector<PolicyUser> policy_users;
  std::vector<PolicyRole> policy_roles;
  Continuation continuation;

  void fields(auto& field) const {
    field("PolicyGroups", policy_groups);
    field("PolicyUsers", policy_users);
    field("PolicyRoles", policy_roles);
    continuation.fields(field);
  }
};

// The kinds of entities in the order in which they are listed, and what markers call them.
struct Kind {
  store::HolderKind kind;
  iam::EntityType type;
  std::string_view mark;
};
constexpr std::array kinds = {
    Kind{store::HolderKind::Group, iam::EntityType::Group, "group/"},
    Kind{store::HolderKind::User, iam::EntityType::User, "user/"},
    Kind{store::HolderKind::Role, iam::EntityType::Role, "role/"},
};

using Entities = std::vector<store::PolicyUser>;

// One kind of entity that uses the policy in one way.
struct Use {
  store::HolderKind kind;
  store::PolicyUse use;
};

// Entities under the path that was asked for, by name key: at least `wanted.most` of them if there
// are so many.
Entities users_of(const api::View& view, const Request& request, const Use& use,
                  store::PageRequest wanted) {
  Entities found;
  while (true) {
    auto page = view.tables.policies.users_of(request.policy_arn, use.kind, use.use, wanted);
    for (store::PolicyUser& user : page.rows)
      if (!request.path_prefix || user.path.starts_with(*request.path_prefix))
        found.push_back(std::move(user));
    if (!page.next || found.size() >= wanted.most)
      return found;
    wanted.after = *page.next;
  }
}

std::string key_of(const store::PolicyUser& entity) { return iam::name_key(entity.name); }

// As users_of, for every use that is asked for; who has the policy in both ways is listed once.
Entities entities_of(const api::View& view, const Request& request, store::HolderKind kind,
                     const store::PageRequest& wanted) {
  Entities given;
  Entities bounded;
  if (request.policy_usage_filter != iam::PolicyUsage::PermissionsBoundary)
    given = users_of(view, request, {kind, store::PolicyUse::Permissions}, wanted);
  const bool can_be_bounded = kind != store::HolderKind::Group;
  if (request.policy_usage_filter != iam::PolicyUsage::PermissionsPolicy && can_be_bounded)
    bounded = users_of(view, request, {kind, store::PolicyUse::Boundary}, wanted);
  Entities all;
  std::ranges::set_union(given, bounded, std::back_inserter(all), {}, key_of, key_of);
  return all;
}

// Where a page begins: a kind, and the name key behind which to go on there.
struct Start {
  const Kind* kind;
  std::string after;
};

api::Result<Start> start_of(const std::string& after) {
  if (after.empty())
    return Start{kinds.begin(), {}};
  for (const Kind& kind : kinds)
    if (after.starts_with(kind.mark))
      return Start{&kind, after.substr(kind.mark.size())};
  return std::unexpected(invalid_marker());
}

struct Entry {
  const Kind* kind;
  store::PolicyUser entity;
};

// At least `most` of all that are to be listed, if there are so many.
std::vector<Entry> listed_from(const api::View& view, const Request& request, const Start& start,
                               std::size_t most) {
  std::vector<Entry> listed;
  for (const Kind* kind = start.kind; kind != kinds.end() && listed.size() < most; ++kind) {
    if (request.entity_filter && *request.entity_filter != kind->type)
      continue;
    const std::string after = kind == start.kind ? start.after : "";
    for (store::PolicyUser& entity :
         entities_of(view, request, kind->kind, {.after = after, .most = most}))
      listed.push_back({kind, std::move(entity)});
  }
  return listed;
}

Response response_of(const std::vector<Entry>& listed) {
  Response response;
  for (const auto& [kind, entity] : listed) {
    switch (kind->kind) {
      case store::HolderKind::Group:
        response.policy_groups.push_back({entity.name, entity.id});
        break;
      case store::HolderKind::User:
        response.policy_users.push_back({entity.name, entity.id});
        break;
      case store::HolderKind::Role:
        response.policy_roles.push_back({entity.name, entity.id});
        break;
    }
  }
  return response;
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const Start start = TRY(start_of(wanted.after));
  TRY(check_policy(view, request.policy_arn));
  auto listed = listed_from(view, request, start, wanted.most + 1);
  if (listed.size() <= wanted.most)
    return response_of(listed);
  listed.resize(wanted.most);
  Response response = response_of(listed);
  const Entry& last = listed.back();
  response.continuation = continuation(std::string(last.kind->mark) + key_of(last.entity), listing);
  return response;
}

}  // namespace

extern const api::Action list_entities_for_policy = api::Declare<Request, Response>{
    .name = "ListEntitiesForPolicy",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
