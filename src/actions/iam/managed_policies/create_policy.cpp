// CreatePolicy: a new managed policy of the account, whose document is its first version.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "policy/parse.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyName policy_name;
  std::optional<iam::PolicyPath> path;
  iam::PolicyDocument policy_document;
  std::optional<iam::PolicyDescription> description;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("PolicyName", policy_name);
    field("Path", path);
    field("PolicyDocument", policy_document);
    field("Description", description);
    field("Tags", tags);
  }
};

struct Response {
  PolicyShape policy;

  void fields(auto& field) const { field("Policy", policy); }
};

iam::ManagedPolicy policy_to_be(const api::View& view, const Request& request) {
  return {.account = view.tables.account,
          .name = request.policy_name.value(),
          .path = path_or_root(request.path),
          .id = {},
          .description =
              request.description ? std::optional(request.description->value()) : std::nullopt,
          .created = view.now,
          .updated = view.now};
}

api::Result<api::Resources> resource_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::Resource{.arn = iam::arn_of(policy_to_be(view, request)),
                                    .shown = "policy " + request.policy_name.value()},
                     "iam:TagPolicy", request.tags);
}

// Reads the document before anybody has to wait for it.
api::Result<api::Nothing> prepare(const api::View& view, const Request& request) {
  TRY(policy::parse(request.policy_document, policy::DocumentKind::Managed));
  return check_policy_size(view, request.policy_document);
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const auto tags = TRY(first_tags(change, request.tags, store::Tagged::Policy));
  store::ManagedPolicies& policies = change.tables.managed_policies;
  if (policies.find(request.policy_name))
    return base::fail(iam::errors::entity_already_exists,
                      "A policy called " + request.policy_name.value() +
                          " already exists. Duplicate names are not allowed.");
  TRY(check_room(policies.count(), {"PoliciesPerAccount", change.environment.quotas.policies}));
  iam::ManagedPolicy policy = policy_to_be(change, request);
  policy.id = iam::new_policy_id(change.environment.random);
  policies.insert(policy);
  policies.insert_version(policy.name, {.number = policy.default_version,
                                        .document = request.policy_document.value(),
                                        .created = change.now});
  change.tables.tags.replace(store::Tagged::Policy, policy.name, tags);
  PolicyShape shape = shape_of(policy, change.tables);
  if (!tags.empty())
    shape.tags = shapes_of(tags);
  return Response{std::move(shape)};
}

}  // namespace

extern const api::Action create_policy = api::Declare<Request, Response>{
    .name = "CreatePolicy",
    .access = api::Access::PermissionsManagement,
    .resources = resource_to_be,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
