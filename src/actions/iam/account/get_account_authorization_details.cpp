// GetAccountAuthorizationDetails: all that says who may do what in the account, in pages that run
// through users, roles, groups and managed policies.
#include <iterator>
#include <limits>
#include <utility>

#include "actions/iam/account/authorization_details.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
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
  std::vector<RoleDetail> roles;
  std::vector<GroupDetail> groups;
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

// One part of the listing after the other. A marker says in which of them the next page begins, and
// behind which row of it.
struct Section {
  EntityType kind;
  std::string_view mark;

  // Adds a page of the section to the answer. What it returns is the page's `next`: a page without
  // room adds nothing and says whether there is anything in the section.
  std::optional<std::string> (*add)(const store::Tables& tables, const store::PageRequest& page,
                                    Response& response);
};

// A page of one of the store's tables, each row with everything.
template <auto table, auto list>
std::optional<std::string> add(const store::Tables& tables, const store::PageRequest& page,
                               Response& response) {
  const auto found = (tables.*table).list("/", page);
  for (const auto& row : found.rows)
    (response.*list).push_back(detail_of(row, tables));
  return found.next;
}

// Of AWS's own policies those that somebody is given or bounded by.
std::optional<std::string> add_aws_policies(const store::Tables& tables,
                                            const store::PageRequest& page, Response& response) {
  std::vector<const policy::ManagedPolicy*> in_use;
  for (const policy::ManagedPolicy& policy : policy::managed_policies())
    if (tables.policies.count_attachments(policy.arn) + tables.policies.count_bounded(policy.arn))
      in_use.push_back(&policy);
  const auto found =
      page_of(in_use, page, [](const policy::ManagedPolicy* policy) { return policy->arn; });
  for (const policy::ManagedPolicy* policy : found.rows)
    response.policies.push_back(detail_of(*policy, tables));
  return found.next;
}

constexpr Section sections[] = {
    {EntityType::User, "user:", add<&store::Tables::users, &Response::users>},
    {EntityType::Role, "role:", add<&store::Tables::roles, &Response::roles>},
    {EntityType::Group, "group:", add<&store::Tables::groups, &Response::groups>},
    {EntityType::LocalManagedPolicy,
     "own-policy:", add<&store::Tables::managed_policies, &Response::policies>},
    {EntityType::AwsManagedPolicy, "aws-policy:", add_aws_policies},
};

// Where a page begins: the section, and what stands before it there.
struct Place {
  const Section* section = std::begin(sections);
  std::string after;
};

std::optional<Place> place_of(const std::string& marked) {
  if (marked.empty())
    return Place{};
  for (const Section& section : sections)
    if (marked.starts_with(section.mark))
      return Place{&section, marked.substr(section.mark.size())};
  return std::nullopt;
}

struct Beginning {
  Place place;
  std::size_t most;
};

// A marker is good only for the same kinds.
api::Result<Beginning> beginning(const Request& request, const Kinds& kinds) {
  const auto page = page_request(request.page, kinds.listing());
  const auto place = page ? place_of(page->after) : std::nullopt;
  if (place)
    return Beginning{*place, page->most};
  if (kinds.is_all())
    return std::unexpected(invalid_marker());
  return base::fail(iam::errors::validation_error, "Marker and Filter do not match");
}

std::size_t rows_in(const Response& response) {
  return response.policies.size() + response.users.size() + response.roles.size() +
         response.groups.size();
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const Kinds kinds(request.filter ? request.filter->elements : std::vector<EntityType>());
  const Beginning from = TRY(beginning(request, kinds));
  Response response;
  std::string after = from.place.after;
  for (const Section* section = from.place.section; section != std::end(sections); ++section) {
    if (!kinds.contains(section->kind))
      continue;
    const store::PageRequest page{std::exchange(after, {}), from.most - rows_in(response)};
    if (const auto next = section->add(view.tables, page, response)) {
      response.continuation = continuation(std::string(section->mark) + *next, kinds.listing());
      break;
    }
  }
  for (RoleDetail& role : response.roles)
    role.role_last_used = still_told(role.role_last_used, view.now);
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
