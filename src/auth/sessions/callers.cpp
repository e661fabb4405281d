#include "auth/sessions/callers.h"

#include "iam/arn.h"
#include "iam/tag.h"
#include "policy/managed_policy.h"

namespace rollcall::auth {
namespace {

TemporarySession session_of(const SessionToken& token) {
  return {.issued = token.issued,
          .expires = token.expires,
          .mfa_given = token.mfa_given,
          .source_identity = token.source_identity,
          .transitive_tag_keys = token.transitive_tag_keys};
}

// The user whose key it still is, if it can sign.
std::optional<Caller> key_caller(const Caller& known, CallerSources sources) {
  const auto key = sources.tables.access_keys.find(known.access_key_id);
  if (!key || key->status != iam::Status::Active)
    return std::nullopt;
  const auto user = sources.tables.users.find(key->user_name);
  if (!user)
    return std::nullopt;
  return user_caller(*user, known.access_key_id, sources.tables, sources.cache);
}

std::optional<Caller> signed_in_again(const TemporarySession& known, CallerSources sources) {
  const auto session = sources.tables.signin_sessions.find(known.sign_in);
  if (!session || session->step != iam::SignInStep::Done)
    return std::nullopt;
  const auto user = sources.tables.users.find(session->user_name);
  if (!user)
    return std::nullopt;
  return signed_in_caller(*user, *session, known.expires, sources);
}

// The user whose session it is, by name, or through the key that asked for it where the user was
// renamed since.
std::optional<iam::User> user_behind(const SessionToken& token, const store::Tables& tables) {
  const auto is_the_same = [&](const std::optional<iam::User>& user) {
    return user && user->id == token.principal_id;
  };
  if (auto user = tables.users.find(token.principal_name); is_the_same(user))
    return user;
  const auto key = tables.access_keys.find(token.parent_key_id);
  if (!key)
    return std::nullopt;
  auto user = tables.users.find(key->user_name);
  return is_the_same(user) ? user : std::nullopt;
}

std::optional<Caller> user_session(const SessionToken& token, const store::Tables& tables,
                                   PolicyCache& cache) {
  const auto user = user_behind(token, tables);
  if (!user || tables.disabled_users.sessions_ended(user->name) >= token.issued)
    return std::nullopt;
  Caller caller = user_caller(*user, token.access_key_id, tables, cache);
  caller.session = session_of(token);
  return caller;
}

// A federated user has what the user has who vouches for it, and only what its own policies leave
// of that: nothing, without any.
std::optional<Caller> federated_session(const SessionToken& token, const store::Tables& tables,
                                        PolicyCache& cache) {
  auto caller = user_session(token, tables, cache);
  if (!caller)
    return std::nullopt;
  if (caller->is_root())
    caller->policies.identity = {
        &policy::find_managed_policy(iam::administrator_access_arn)->policy};
  caller->kind = CallerKind::FederatedUser;
  caller->arn = iam::federated_user_arn(token.account, token.name);
  caller->principal_arn = caller->arn;
  caller->user_name.clear();
  caller->user_id = iam::to_string(token.account) + ":" + token.name;
  caller->tags = token.tags;
  CallerPolicyReader(tables, cache).narrow(caller->policies, token.policies);
  return caller;
}

// A session's own tags stand before the role's.
std::vector<iam::Tag> tags_of_session(const SessionToken& token, const store::Tables& tables) {
  auto tags = tables.tags.of(store::Tagged::Role, token.principal_name);
  std::vector<std::string> replaced;
  for (const iam::Tag& tag : token.tags)
    replaced.push_back(tag.key);
  tags = iam::without_tags(std::move(tags), replaced, iam::TagKeys::IgnoreCase);
  tags.insert(tags.end(), token.tags.begin(), token.tags.end());
  return tags;
}

std::optional<Caller> role_session(const SessionToken& token, const store::Tables& tables,
                                   PolicyCache& cache) {
  const auto role = tables.roles.find(token.principal_name);
  if (!role || role->id != token.principal_id)
    return std::nullopt;
  CallerPolicyReader reader(tables, cache);
  Caller caller{.kind = CallerKind::RoleSession,
                .account = token.account,
                .arn = iam::assumed_role_arn(*role, token.name),
                .principal_arn = iam::arn_of(*role),
                .user_name = {},
                .role_name = role->name,
                .user_id = role->id + ":" + token.name,
                .access_key_id = token.access_key_id,
                .tags = tags_of_session(token, tables),
                .policies = reader.of_role(role->name),
                .session = session_of(token)};
  if (token.policies.are_given())
    reader.narrow(caller.policies, token.policies);
  return caller;
}

std::optional<Caller> bearer_of(const SessionToken& token, CallerSources sources) {
  switch (token.kind) {
    case SessionKind::User:
      return user_session(token, sources.tables, sources.cache);
    case SessionKind::Role:
      return role_session(token, sources.tables, sources.cache);
    case SessionKind::FederatedUser:
      return federated_session(token, sources.tables, sources.cache);
  }
  return std::nullopt;
}

}  // namespace

Caller user_caller(const iam::User& user, std::string_view access_key_id,
                   const store::Tables& tables, PolicyCache& cache) {
  return {.kind = user.is_root() ? CallerKind::Root : CallerKind::User,
          .account = user.account,
          .arn = iam::arn_of(user),
          .principal_arn = iam::arn_of(user),
          .user_name = user.name,
          .role_name = {},
          .user_id = user.id,
          .access_key_id = std::string(access_key_id),
          .tags = tables.tags.of(store::Tagged::User, user.name),
          .policies = CallerPolicyReader(tables, cache).of_user(user.name),
          .session = {}};
}

Caller signed_in_caller(const iam::User& user, const iam::SignInSession& session,
                        base::Instant expires, CallerSources sources) {
  Caller caller = user_caller(user, {}, sources.tables, sources.cache);
  caller.session = TemporarySession{.issued = session.created,
                                    .expires = expires,
                                    .mfa_given = session.mfa_given,
                                    .source_identity = {},
                                    .transitive_tag_keys = {},
                                    .sign_in = session.id_hash};
  return caller;
}

std::optional<Caller> session_caller(const std::shared_ptr<const SessionToken>& token,
                                     const store::Tables& tables, PolicyCache& cache) {
  auto caller = bearer_of(*token, {tables, cache});
  if (caller)
    caller->session->token = token;
  return caller;
}

std::optional<Caller> caller_again(const Caller& known, CallerSources sources) {
  auto caller = known.has_signed_in() ? signed_in_again(*known.session, sources)
                : known.session
                    ? session_caller(known.session->token, sources.tables, sources.cache)
                    : key_caller(known, sources);
  return caller && caller->user_id == known.user_id ? std::move(caller) : std::nullopt;
}

}  // namespace rollcall::auth
