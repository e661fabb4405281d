#include "actions/iam/simulation/policy_sources.h"

#include "actions/iam/groups/groups.h"
#include "actions/iam/roles/roles.h"
#include "actions/resources/resources.h"
#include "auth/permission/policy_cache.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/managed_policy.h"
#include "policy/parse.h"

namespace rollcall::actions {
namespace {

using policy::DocumentKind;

base::Error unclear_entity(std::string_view arn) {
  return {&iam::errors::invalid_input, "Invalid Entity Arn: " + std::string(arn) +
                                           " does not clearly define entity type and name."};
}

// Kind and name, whether there is such an entity or not.
struct Named {
  store::HolderKind kind;
  std::string name;
};

api::Result<Named> read_entity_arn(const api::View& view, std::string_view arn) {
  const auto parts = iam::parse_iam_arn(arn);
  if (!parts || parts->account != view.tables.account)
    return std::unexpected(unclear_entity(arn));
  std::string name(parts->name);
  if (parts->kind == "user")
    return Named{store::HolderKind::User, std::move(name)};
  if (parts->kind == "group")
    return Named{store::HolderKind::Group, std::move(name)};
  if (parts->kind == "role")
    return Named{store::HolderKind::Role, std::move(name)};
  return std::unexpected(unclear_entity(arn));
}

api::Result<std::string> stored_arn(const api::View& view, const Named& named) {
  switch (named.kind) {
    case store::HolderKind::User:
      return iam::arn_of(TRY(find_user(view, named.name)));
    case store::HolderKind::Group:
      return iam::arn_of(TRY(find_group(view, named.name)));
    case store::HolderKind::Role:
      break;
  }
  return iam::arn_of(TRY(find_role(view, named.name)));
}

base::Error no_such_entity(const Named& named) {
  switch (named.kind) {
    case store::HolderKind::User:
      return no_such_user(named.name);
    case store::HolderKind::Group:
      return no_such_group(named.name);
    case store::HolderKind::Role:
      break;
  }
  return no_such_role(named.name);
}

std::string_view inline_type(store::HolderKind kind) {
  switch (kind) {
    case store::HolderKind::User:
      return "user";
    case store::HolderKind::Group:
      return "group";
    case store::HolderKind::Role:
      return "role";
  }
  return {};
}

// What is written into somebody is called by whom it is written into as well, as AWS does: two
// groups of a user may each have a policy of the same name.
std::string inline_id(const store::PolicyHolder& holder, const std::string& policy_name) {
  std::string id(inline_type(holder.kind));
  return id.append("_").append(holder.name).append("_").append(policy_name);
}

// What is attached exists, as does its version in force.
PolicySource managed_source(const api::View& view, std::string_view policy_arn) {
  if (const policy::ManagedPolicy* found = policy::find_managed_policy(policy_arn))
    return {std::string(found->name), "aws-managed",
            std::shared_ptr<const policy::Policy>(std::shared_ptr<void>(), &found->policy)};
  auto& managed = view.tables.managed_policies;
  const auto policy = managed.find_by_arn(policy_arn);
  const auto version =
      policy ? managed.find_version(policy->name, policy->default_version) : std::nullopt;
  if (!version)
    return {std::string(policy_arn), "user-managed", auth::deny_all()};
  return {policy->name, "user-managed",
          view.environment.policies.parsed(version->document, DocumentKind::Identity)};
}

void add_sources(std::vector<PolicySource>& sources, const api::View& view,
                 const store::PolicyHolder& holder) {
  for (const store::InlinePolicy& policy : view.tables.policies.inline_of(holder))
    sources.push_back({inline_id(holder, policy.name), std::string(inline_type(holder.kind)),
                       view.environment.policies.parsed(policy.document, DocumentKind::Identity)});
  for (const std::string& arn : view.tables.policies.attached_to(holder))
    sources.push_back(managed_source(view, arn));
}

void add_tags(policy::Context& context, const std::vector<iam::Tag>& tags) {
  for (const iam::Tag& tag : tags)
    context.set("aws:PrincipalTag/" + tag.key, tag.value);
}

}  // namespace

api::Result<std::vector<PolicySource>> read_documents(std::string_view parameter,
                                                      const PolicyDocuments& documents) {
  std::vector<PolicySource> sources;
  for (const iam::ListedPolicy& document : documents.elements) {
    std::string id = std::string(parameter) + "." + std::to_string(sources.size() + 1);
    auto policy = policy::parse(document);
    if (!policy)
      return base::fail(iam::errors::invalid_input,
                        "Invalid policy " + id + ": " + policy.error().message);
    sources.push_back(
        {std::move(id), "none", std::make_shared<const policy::Policy>(*std::move(policy))});
  }
  return sources;
}

api::Result<Entity> find_entity(const api::View& view, std::string_view arn) {
  const Named named = TRY(read_entity_arn(view, arn));
  const std::string stored = TRY(stored_arn(view, named));
  // Another path is another ARN.
  if (stored != arn)
    return std::unexpected(no_such_entity(named));
  return Entity{named.kind, named.name, stored};
}

api::Result<api::Resources> entity_resource(const api::View& view, std::string_view arn) {
  const Named named = TRY(read_entity_arn(view, arn));
  switch (named.kind) {
    case store::HolderKind::User:
      return api::Resources{user_resource(view, named.name)};
    case store::HolderKind::Group:
      return api::Resources{group_resource(view, named.name)};
    case store::HolderKind::Role:
      break;
  }
  return api::Resources{role_resource(view, named.name)};
}

PolicySources sources_of(const api::View& view, const Entity& entity) {
  const store::PolicyHolder holder{entity.kind, entity.name};
  PolicySources sources;
  add_sources(sources.identity, view, holder);
  if (entity.kind == store::HolderKind::User)
    for (const iam::Group& group : view.tables.groups.of_user(entity.name))
      add_sources(sources.identity, view, store::group_holder(group.name));
  if (entity.kind != store::HolderKind::Group)
    if (const auto boundary = view.tables.policies.boundary_of(holder))
      sources.boundary = managed_source(view, *boundary);
  return sources;
}

void add_entity(policy::Context& context, const api::View& view, const Entity& entity) {
  if (entity.kind == store::HolderKind::Group)
    return;
  context.set("aws:PrincipalArn", entity.arn);
  context.set("aws:PrincipalAccount", iam::to_string(view.tables.account));
  if (entity.kind == store::HolderKind::Role) {
    add_tags(context, view.tables.tags.of(store::Tagged::Role, entity.name));
    return;
  }
  if (const auto user = view.tables.users.find(entity.name)) {
    context.set("aws:username", user->name);
    context.set("aws:userid", user->id);
  }
  add_tags(context, view.tables.tags.of(store::Tagged::User, entity.name));
}

}  // namespace rollcall::actions
