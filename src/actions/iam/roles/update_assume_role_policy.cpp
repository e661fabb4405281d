// UpdateAssumeRolePolicy: replaces the trust policy of a role, and with it whom the role trusts.
#include "actions/iam/roles/roles.h"
#include "actions/iam/roles/trusted_principals.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::PolicyDocument policy_document;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("PolicyDocument", policy_document);
  }
};

api::Result<TrustPolicy> prepare(const api::View& view, const Request& request) {
  TRY(find_role(view, request.role_name));
  return read_trust_policy(view, request.policy_document);
}

api::Result<TrustPolicy> work(const api::Environment& environment, const Request&,
                              TrustPolicy policy) {
  return with_ids_elsewhere(environment, std::move(policy));
}

api::Result<api::Nothing> run(api::Change& change, const Request& request,
                              const TrustPolicy& trust) {
  iam::Role role = TRY(find_role(change, request.role_name));
  const auto ids = TRY(trusted_ids(change, trust));
  role.assume_role_policy = request.policy_document.value();
  change.tables.roles.save(role);
  change.tables.roles.replace_trusted_ids(role.name, ids);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_assume_role_policy =
    api::Declare<Request, api::Nothing, TrustPolicy>{
        .name = "UpdateAssumeRolePolicy",
        .access = api::Access::PermissionsManagement,
        .resources = named_role<Request>,
        .prepare = prepare,
        .work = work,
        .run = run,
    };

}  // namespace rollcall::actions
