// AssumeRole: temporary credentials of a role, for whom its trust policy names and, where it only
// names the account, whose own policies allow it too.
#include <algorithm>
#include <iterator>

#include "actions/sts/temporary_credentials.h"
#include "actions/sts/trust.h"
#include "api/action.h"
#include "auth/permission/context.h"
#include "base/ascii.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/parse.h"

namespace rollcall::actions {
namespace {

constexpr base::Seconds duration_by_default = std::chrono::hours{1};
// For a role that is assumed with temporary credentials, of another role or of GetSessionToken. AWS
// user guide, role chaining.
constexpr base::Seconds longest_of_chained = std::chrono::hours{1};

struct Request {
  iam::RoleArn role_arn;
  iam::RoleSessionName role_session_name;
  SessionFields session;
  std::optional<iam::Bounded<900, 43200>> duration_seconds;
  std::optional<TagKeyEntries> transitive_tag_keys;
  std::optional<iam::ExternalId> external_id;
  MfaFields mfa;
  std::optional<iam::SourceIdentity> source_identity;

  void fields(auto& field) {
    field("RoleArn", role_arn);
    field("RoleSessionName", role_session_name);
    session.fields(field);
    field("DurationSeconds", duration_seconds);
    field("TransitiveTagKeys", transitive_tag_keys);
    field("ExternalId", external_id);
    mfa.fields(field);
    field("SourceIdentity", source_identity);
  }
};

struct AssumedRoleUserShape {
  std::string assumed_role_id;
  std::string arn;

  void fields(auto& field) const {
    field("AssumedRoleId", assumed_role_id);
    field("Arn", arn);
  }
};

struct Response {
  CredentialsShape credentials;
  AssumedRoleUserShape assumed_role_user;
  std::optional<int> packed_policy_size;
  std::optional<std::string> source_identity;

  void fields(auto& field) const {
    field("Credentials", credentials);
    field("AssumedRoleUser", assumed_role_user);
    field("PackedPolicySize", packed_policy_size);
    field("SourceIdentity", source_identity);
  }
};

// What is known of the call once it is prepared, and of role and session once the work is done.
struct Prepared {
  auth::Caller caller;
  policy::Budget* budget = nullptr;  // of the request, whose decisions are made in several places
  policy::Context context;
  base::Instant now;
  std::vector<iam::Tag> tags;
  std::vector<std::string> transitive_tag_keys;
  std::string source_identity;  // empty: none is set
  std::optional<base::Instant> code_given = {};
  std::optional<Trust> trust = {};
  std::vector<iam::Tag> role_tags = {};
  auth::SessionToken token = {};
  std::string assumed_role_arn = {};
  std::optional<int> packed_size = {};
};

bool has_key(const std::vector<iam::Tag>& tags, std::string_view key) {
  return std::ranges::any_of(
      tags, [&](const iam::Tag& tag) { return base::equal_ignoring_case(tag.key, key); });
}

// The tags of the request and those that the caller's own session hands on, which nobody may
// replace.
api::Result<std::vector<iam::Tag>> all_tags(const auth::Caller& caller, const Request& request) {
  auto tags = TRY(session_tags(request.session));
  if (!caller.session)
    return tags;
  for (const std::string& key : caller.session->transitive_tag_keys) {
    if (has_key(tags, key))
      return std::unexpected(
          invalid_parameter("One of the specified transitive tag keys can't be set because it "
                            "conflicts with a transitive tag key from the calling session."));
    for (const iam::Tag& tag : caller.tags)
      if (base::equal_ignoring_case(tag.key, key))
        tags.push_back(tag);
  }
  return tags;
}

api::Result<std::vector<std::string>> transitive_keys(const auth::Caller& caller,
                                                      const Request& request) {
  std::vector<std::string> keys;
  if (request.transitive_tag_keys)
    keys = keys_of(*request.transitive_tag_keys);
  const auto given = TRY(session_tags(request.session));
  for (const std::string& key : keys)
    if (!has_key(given, key))
      return std::unexpected(invalid_parameter(
          "The specified transitive tag key must be included in the requested tags."));
  if (caller.session)
    std::ranges::copy(caller.session->transitive_tag_keys, std::back_inserter(keys));
  return keys;
}

// What the session is said to come from. Once it was set it goes along, and nothing replaces it.
// AWS user guide, Monitor and control actions taken with assumed roles.
std::string source_identity_of(const auth::Caller& caller, const Request& request) {
  if (caller.session && !caller.session->source_identity.empty())
    return caller.session->source_identity;
  return request.source_identity ? request.source_identity->value() : "";
}

// What a trust policy may ask of the call.
policy::Context context_of_call(const api::View& view, const Request& request) {
  policy::Context context = auth::context_of(view.caller, view.facts);
  if (request.session.tags)
    auth::add_request_tags(context, tags_of(*request.session.tags));
  context.set("sts:RoleSessionName", request.role_session_name.value());
  if (request.external_id)
    context.set("sts:ExternalId", request.external_id->value());
  if (auto identity = source_identity_of(view.caller, request); !identity.empty())
    context.set("sts:SourceIdentity", std::move(identity));
  if (request.transitive_tag_keys && !request.transitive_tag_keys->elements.empty())
    context.set_all("sts:TransitiveTagKeys", keys_of(*request.transitive_tag_keys));
  return context;
}

api::Result<Prepared> prepare(const api::View& view, const Request& request) {
  if (!iam::is_full_arn(request.role_arn))
    return base::fail(iam::errors::validation_error, request.role_arn.value() + " is invalid");
  if (request.session.policy)
    TRY(policy::parse(*request.session.policy, policy::DocumentKind::Session));
  return Prepared{.caller = view.caller,
                  .budget = &view.budget,
                  .context = context_of_call(view, request),
                  .now = view.now,
                  .tags = TRY(all_tags(view.caller, request)),
                  .transitive_tag_keys = TRY(transitive_keys(view.caller, request)),
                  .source_identity = source_identity_of(view.caller, request)};
}

api::Result<base::Seconds> duration(const Request& request, const iam::Role& role,
                                    const auth::Caller& caller) {
  const base::Seconds wanted = request.duration_seconds
                                   ? base::Seconds{request.duration_seconds->value}
                                   : duration_by_default;
  if (wanted > role.max_session_duration)
    return base::fail(
        iam::errors::validation_error,
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  if (caller.session && !caller.has_signed_in() && wanted > longest_of_chained)
    return base::fail(iam::errors::validation_error,
                      "The requested DurationSeconds exceeds the 1 hour session limit for roles "
                      "assumed by role chaining.");
  return wanted;
}

// Everything that must be permitted, in the order in which AWS asks.
std::vector<std::string_view> actions_of(const Request& request, const Prepared& prepared) {
  std::vector<std::string_view> actions = {"sts:AssumeRole"};
  if (request.session.tags || request.transitive_tag_keys)
    actions.emplace_back("sts:TagSession");
  if (!prepared.source_identity.empty())
    actions.emplace_back("sts:SetSourceIdentity");
  return actions;
}

// AccessDenied unless both sides allow everything that is asked for.
api::Result<api::Nothing> check_trusted(const Request& request, const Prepared& prepared) {
  policy::Context context = prepared.context;
  if (prepared.code_given) {
    context.set("aws:MultiFactorAuthPresent", "true");
    context.set("aws:MultiFactorAuthAge", "0");
  }
  auth::add_resource_tags(context, prepared.role_tags);
  if (const auto action = first_refused(prepared.caller, *prepared.trust,
                                        actions_of(request, prepared), {context, *prepared.budget}))
    return std::unexpected(not_trusted(prepared.caller, *action, request.role_arn));
  return api::Nothing{};
}

// The session of a role that was found and whose trust has been weighed.
api::Result<Prepared> with_session(const Request& request, const store::Tables& tables,
                                   Prepared prepared) {
  const iam::Role& role = prepared.trust->role;
  auto policies = TRY(session_policies(request.session, tables));
  prepared.packed_size = TRY(packed_size(policies, prepared.tags));
  prepared.assumed_role_arn = iam::assumed_role_arn(role, request.role_session_name);
  prepared.token = {.kind = auth::SessionKind::Role,
                    .account = role.account,
                    .principal_name = role.name,
                    .principal_id = role.id,
                    .name = request.role_session_name.value(),
                    .issued = prepared.now,
                    .expires = prepared.now + TRY(duration(request, role, prepared.caller)),
                    .mfa_given = {},
                    .source_identity = prepared.source_identity,
                    .policies = std::move(policies),
                    .tags = prepared.tags,
                    .transitive_tag_keys = prepared.transitive_tag_keys};
  return prepared;
}

// `tables` are those of the role's account.
api::Result<Prepared> with_role(const Request& request, const store::Tables& tables,
                                auth::PolicyCache& policies, Prepared prepared) {
  const auto role = tables.roles.find(iam::parse_iam_arn(request.role_arn)->name);
  if (!role || iam::arn_of(*role) != request.role_arn.value())
    return std::unexpected(not_trusted(prepared.caller, "sts:AssumeRole", request.role_arn));
  prepared.trust = trust_of(*role, tables, policies);
  prepared.role_tags = tables.tags.of(store::Tagged::Role, role->name);
  TRY(check_trusted(request, prepared));
  return with_session(request, tables, std::move(prepared));
}

// Neither root nor a federated user assumes a role, whoever trusts them. AWS user guide, Compare
// AWS STS credentials.
bool may_assume_roles(const auth::Caller& caller) {
  return caller.is_user() || caller.kind == auth::CallerKind::RoleSession;
}

// The role may be another account's, so it is looked for outside of the caller's transaction.
api::Result<Prepared> work(const api::Environment& environment, const Request& request,
                           Prepared prepared) {
  prepared.code_given = TRY(take_code(environment, prepared.caller, request.mfa, prepared.now));
  const auto arn = iam::parse_iam_arn(request.role_arn);
  const auto refused = [&](std::string_view action) {
    return std::unexpected(not_trusted(prepared.caller, action, request.role_arn));
  };
  if (!arn || arn->kind != "role" || !may_assume_roles(prepared.caller))
    return refused("sts:AssumeRole");
  if (request.source_identity && request.source_identity->value() != prepared.source_identity)
    return refused("sts:SetSourceIdentity");
  return environment.store.read(arn->account, [&](const store::Tables& tables) {
    return with_role(request, tables, environment.policies, std::move(prepared));
  });
}

// Decides once more, with the caller as they are now. A role of another account counts as it was
// found: a transaction is of one account.
api::Result<Prepared> decided_again(const api::View& view, const Request& request,
                                    const Prepared& prepared) {
  Prepared again = TRY(prepare(view, request));
  again.code_given = prepared.code_given;
  if (prepared.token.account == view.caller.account)
    return with_role(request, view.tables, view.environment.policies, std::move(again));
  again.trust = prepared.trust;
  again.role_tags = prepared.role_tags;
  TRY(check_trusted(request, again));
  return prepared;
}

api::Result<Response> run(api::Change& change, const Request& request, const Prepared& prepared) {
  const Prepared decided = TRY(decided_again(change, request, prepared));
  const auth::SessionToken& token = decided.token;
  return Response{
      .credentials = make_credentials(change.environment, token),
      .assumed_role_user = {token.principal_id + ":" + token.name, decided.assumed_role_arn},
      .packed_policy_size = decided.packed_size,
      .source_identity =
          request.source_identity ? std::optional(request.source_identity->value()) : std::nullopt};
}

}  // namespace

extern const api::Action assume_role = api::Declare<Request, Response, Prepared>{
    .service = &api::sts_service,
    .name = "AssumeRole",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
