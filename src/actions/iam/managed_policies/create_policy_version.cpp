// CreatePolicyVersion: another document for a managed policy, in force at once or when it is made
// the default.
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"
#include "iam/errors.h"
#include "policy/parse.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;
  iam::PolicyDocument policy_document;
  bool set_as_default = false;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    field("PolicyDocument", policy_document);
    field("SetAsDefault", set_as_default);
  }
};

struct Response {
  PolicyVersionShape policy_version;

  void fields(auto& field) const { field("PolicyVersion", policy_version); }
};

// Reads the document before anybody has to wait for it.
api::Result<api::Nothing> prepare(const api::View& view, const Request& request) {
  TRY(find_own_policy(view, request.policy_arn));
  TRY(policy::parse(request.policy_document, policy::DocumentKind::Managed));
  return check_policy_size(view, request.policy_document);
}

api::Result<Response> run(api::Change& change, const Request& request) {
  iam::ManagedPolicy policy = TRY(find_own_policy(change, request.policy_arn));
  store::ManagedPolicies& policies = change.tables.managed_policies;
  const std::size_t quota = change.environment.quotas.versions_per_policy;
  if (policies.versions(policy.name).size() >= quota)
    return base::fail(iam::errors::limit_exceeded,
                      "A managed policy can have up to " + std::to_string(quota) +
                          " versions. Before you create a new version, you must delete an existing "
                          "version.");
  policy.newest_version += 1;
  policy.updated = change.now;
  if (request.set_as_default)
    policy.default_version = policy.newest_version;
  policies.insert_version(policy.name, {.number = policy.newest_version,
                                        .document = request.policy_document.value(),
                                        .created = change.now});
  policies.save(policy);
  return Response{{.document = {},
                   .version_id = iam::version_id(policy.newest_version),
                   .is_default_version = request.set_as_default,
                   .create_date = change.now}};
}

}  // namespace

extern const api::Action create_policy_version = api::Declare<Request, Response>{
    .name = "CreatePolicyVersion",
    .access = api::Access::PermissionsManagement,
    .resources = named_policy<Request>,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
