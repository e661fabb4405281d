// CreateRole: a new role, without any permissions yet.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/iam/roles/roles.h"
#include "actions/iam/roles/trusted_principals.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::Path> path;
  iam::RoleName role_name;
  iam::PolicyDocument assume_role_policy_document;
  std::optional<iam::RoleDescription> description;
  std::optional<MaxSessionDuration> max_session_duration;
  std::optional<iam::PolicyArn> permissions_boundary;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("Path", path);
    field("RoleName", role_name);
    field("AssumeRolePolicyDocument", assume_role_policy_document);
    field("Description", description);
    field("MaxSessionDuration", max_session_duration);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
  }
};

struct Response {
  RoleShape role;

  void fields(auto& field) const { field("Role", role); }
};

iam::Role role_to_be(const api::View& view, const Request& request) {
  iam::Role role{.account = view.tables.account,
                 .name = request.role_name.value(),
                 .path = path_or_root(request.path),
                 .id = {},
                 .created = view.now,
                 .assume_role_policy = request.assume_role_policy_document.value(),
                 .description = {},
                 .last_used = {}};
  if (request.description)
    role.description = request.description->value();
  if (request.max_session_duration)
    role.max_session_duration = base::Seconds{request.max_session_duration->value};
  return role;
}

api::Result<api::Resources> resource_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::resource(iam::arn_of(role_to_be(view, request))), "iam:TagRole",
                     request.tags);
}

api::Result<TrustPolicy> prepare(const api::View& view, const Request& request) {
  return read_trust_policy(view, request.assume_role_policy_document);
}

api::Result<TrustPolicy> work(const api::Environment& environment, const Request&,
                              TrustPolicy policy) {
  return with_ids_elsewhere(environment, std::move(policy));
}

api::Result<api::Nothing> check_can_be_made(const api::View& view, const Request& request) {
  if (view.tables.roles.find(request.role_name))
    return base::fail(iam::errors::entity_already_exists,
                      "Role with name " + request.role_name.value() + " already exists.");
  TRY(check_room(view.tables.roles.count(), {"RolesPerAccount", view.environment.quotas.roles}));
  return api::Nothing{};
}

// Description and longest session are left out of the answer. AWS, captured live.
RoleShape shape_of_new(const store::Tables& tables, const iam::Role& role,
                       const std::vector<iam::Tag>& tags, std::optional<std::string> boundary) {
  RoleShape shape = shape_of(role, tables);
  shape.description.reset();
  shape.max_session_duration.reset();
  shape.permissions_boundary = boundary_shape(std::move(boundary));
  if (!tags.empty())
    shape.tags = shapes_of(tags);
  return shape;
}

api::Result<Response> run(api::Change& change, const Request& request, const TrustPolicy& trust) {
  const auto tags = TRY(first_tags(change, request.tags, store::Tagged::Role));
  std::optional<std::string> boundary;
  if (request.permissions_boundary) {
    TRY(check_boundary(change, *request.permissions_boundary));
    boundary = request.permissions_boundary->value();
  }
  TRY(check_can_be_made(change, request));
  const auto ids = TRY(trusted_ids(change, trust));
  iam::Role role = role_to_be(change, request);
  role.id = iam::new_role_id(change.environment.random);
  store::Tables& tables = change.tables;
  tables.roles.insert(role);
  tables.roles.replace_trusted_ids(role.name, ids);
  tables.tags.replace(store::Tagged::Role, role.name, tags);
  if (boundary)
    TRY(set_boundary(change, store::role_holder(role.name), *boundary));
  return Response{shape_of_new(tables, role, tags, std::move(boundary))};
}

}  // namespace

extern const api::Action create_role = api::Declare<Request, Response, TrustPolicy>{
    .name = "CreateRole",
    .access = api::Access::Write,
    .resources = resource_to_be,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
