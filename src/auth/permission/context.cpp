#include "auth/permission/context.h"

#include <string>

#include "base/utf8.h"

namespace rollcall::auth {
namespace {

std::string_view principal_type(const Caller& caller) {
  switch (caller.kind) {
    case CallerKind::Root:
      return "Account";
    case CallerKind::User:
      return "User";
    case CallerKind::RoleSession:
      return "AssumedRole";
    case CallerKind::FederatedUser:
      return "FederatedUser";
  }
  return {};
}

void add_caller(policy::Context& context, const Caller& caller) {
  context.set("aws:PrincipalArn", caller.principal_arn);
  context.set("aws:PrincipalAccount", iam::to_string(caller.account));
  context.set("aws:PrincipalType", std::string(principal_type(caller)));
  context.set("aws:userid", caller.user_id);
  if (caller.is_user())
    context.set("aws:username", caller.user_name);
  for (const iam::Tag& tag : caller.tags)
    context.set("aws:PrincipalTag/" + tag.key, tag.value);
}

// Sessions of roles say nothing of MFA: a code that was given to assume the role was for its trust
// policy alone. AWS user guide, Configuring MFA-protected API access.
void add_session(policy::Context& context, const Caller& caller, base::Instant now) {
  const TemporarySession& session = *caller.session;
  context.set("aws:TokenIssueTime", base::to_iso8601(session.issued));
  if (!session.source_identity.empty())
    context.set("aws:SourceIdentity", session.source_identity);
  if (caller.kind == CallerKind::RoleSession)
    return;
  context.set("aws:MultiFactorAuthPresent", session.mfa_given ? "true" : "false");
  if (session.mfa_given)
    context.set("aws:MultiFactorAuthAge", std::to_string((now - *session.mfa_given).count()));
}

// The address of a link may name the interface that it came by, fe80::1%eth0, which is no part of
// it to a policy: what is no address is neither in a range nor outside of it.
std::string_view without_zone(std::string_view address) {
  return address.substr(0, address.find('%'));
}

void add_request(policy::Context& context, const RequestFacts& facts) {
  context.set("aws:CurrentTime", base::to_iso8601(facts.now));
  context.set("aws:EpochTime", std::to_string(base::to_epoch(facts.now)));
  context.set("aws:SourceIp", std::string(without_zone(facts.source_address)));
  context.set("aws:SecureTransport", facts.transport == http::Transport::Tls ? "true" : "false");
  context.set("aws:RequestedRegion", std::string(facts.region));
  if (!facts.user_agent.empty())
    context.set("aws:UserAgent", base::to_utf8(facts.user_agent));
}

}  // namespace

policy::Context context_of(const Caller& caller, const RequestFacts& facts) {
  policy::Context context;
  add_caller(context, caller);
  if (caller.session)
    add_session(context, caller, facts.now);
  add_request(context, facts);
  return context;
}

void add_request_tags(policy::Context& context, const std::vector<iam::Tag>& tags) {
  std::vector<std::string> keys;
  for (const iam::Tag& tag : tags) {
    context.set("aws:RequestTag/" + tag.key, tag.value);
    keys.push_back(tag.key);
  }
  if (!keys.empty())
    context.set_all("aws:TagKeys", std::move(keys));
}

void add_resource_tags(policy::Context& context, const std::vector<iam::Tag>& tags) {
  for (const iam::Tag& tag : tags) {
    context.set("aws:ResourceTag/" + tag.key, tag.value);
    context.set("iam:ResourceTag/" + tag.key, tag.value);
  }
}

}  // namespace rollcall::auth
