#pragma once
// Where the policies of a simulation come from: documents of the request, or what a user, a group
// or a role has.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/action.h"
#include "iam/names.h"
#include "iam/parameter.h"
#include "policy/context.h"
#include "policy/document.h"
#include "store/policies.h"

namespace rollcall::actions {

// AWS's model sets no limit; whoever sends more than this has lost the overview.
inline constexpr std::size_t most_simulated = 1000;
using PolicyDocuments = iam::Listed<iam::ListedPolicy, most_simulated>;

// A policy, by the name and the type that results call it by: "user", "group" or "role" for what is
// written into one, which is then called "user_alice_its-name"; "aws-managed", "user-managed", or
// "none" for a document of the request.
struct PolicySource {
  std::string id;
  std::string type;
  std::shared_ptr<const policy::Policy> policy;
};

struct PolicySources {
  std::vector<PolicySource> identity;
  std::optional<PolicySource> boundary;
};

// The documents of a parameter, which are called "PolicyInputList.1" and so on. InvalidInput, with
// what is wrong with it, for one that is no policy.
api::Result<std::vector<PolicySource>> read_documents(std::string_view parameter,
                                                      const PolicyDocuments& documents);

// A user, a group or a role of the account.
struct Entity {
  store::HolderKind kind;
  std::string name;
  std::string arn;
};

// InvalidInput for the ARN of anything else; NoSuchEntity.
api::Result<Entity> find_entity(const api::View& view, std::string_view arn);

// For requests with a policy_source_arn: the entity as permissions know it. InvalidInput.
api::Result<api::Resources> entity_resource(const api::View& view, std::string_view arn);

template <typename Request>
api::Result<api::Resources> policy_source(const api::View& view, const Request& request) {
  return entity_resource(view, request.policy_source_arn);
}

// All policies that an entity has: its own, those of a user's groups, and the boundary.
PolicySources sources_of(const api::View& view, const Entity& entity);

// What a request of the entity would say of who makes it: aws:PrincipalArn, aws:username,
// aws:PrincipalTag/… Nothing for a group, which makes none.
void add_entity(policy::Context& context, const api::View& view, const Entity& entity);

}  // namespace rollcall::actions
