#include "actions/sts/temporary_credentials.h"

#include <algorithm>

#include "actions/iam/managed_policies/managed_policies.h"
#include "auth/codes/mfa_code.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "policy/parse.h"

namespace rollcall::actions {
namespace {

constexpr base::Seconds duration_by_default = std::chrono::hours{12};
constexpr base::Seconds longest_for_root = std::chrono::hours{1};

// AWS's words, the blank at the end and the two in the middle among them. Captured live.
constexpr const char* wrong_code =
    "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
constexpr const char* unable =
    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial "
    "number is valid and associated with this user.";

}  // namespace

base::Error invalid_parameter(std::string message) {
  return {&iam::errors::invalid_parameter_value, std::move(message)};
}

CredentialsShape make_credentials(const api::Environment& environment, auth::SessionToken token) {
  token.access_key_id = iam::new_temporary_key_id(token.account, environment.random);
  token.secret = iam::new_secret_access_key(environment.random);
  return {.access_key_id = token.access_key_id,
          .secret_access_key = token.secret.reveal(),
          .session_token = environment.tokens.seal(token),
          .expiration = token.expires};
}

base::Seconds user_session_duration(const std::optional<UserSessionSeconds>& asked_for,
                                    const auth::Caller& caller) {
  const base::Seconds wanted = asked_for ? base::Seconds{asked_for->value} : duration_by_default;
  return caller.is_root() ? std::min(wanted, longest_for_root) : wanted;
}

api::Result<std::optional<base::Instant>> take_code(const api::Environment& environment,
                                                    const auth::Caller& caller,
                                                    const MfaFields& mfa, base::Instant now) {
  if (!mfa.serial_number && !mfa.token_code)
    return std::nullopt;
  if (!mfa.serial_number || !mfa.token_code)
    return base::fail(iam::errors::validation_error,
                      mfa.serial_number ? "TokenCode must be given together with SerialNumber."
                                        : "SerialNumber must be given together with TokenCode.");
  // Sessions of roles and federated users hold no device; without a name they must not pass for
  // root.
  if (!caller.is_user() && !caller.is_root())
    return base::fail(iam::errors::access_denied, unable);
  const auth::CodeTry tried{.door = store::TriedAt::Sts,
                            .user_name = caller.user_name,
                            .serial_number = *mfa.serial_number,
                            .now = now};
  const auth::CodeOutcome outcome =
      TRY(environment.store.write(caller.account, store::Effect::Record,
                                  [&](store::Tables& tables) -> base::Result<auth::CodeOutcome> {
                                    return auth::try_code(tables, tried, mfa.token_code->secret);
                                  }));
  if (outcome == auth::CodeOutcome::Accepted)
    return now;
  return base::fail(iam::errors::access_denied,
                    outcome == auth::CodeOutcome::Wrong ? wrong_code : unable);
}

api::Result<auth::SessionPolicies> session_policies(const SessionFields& fields,
                                                    const store::Tables& tables) {
  auth::SessionPolicies policies;
  if (fields.policy) {
    TRY(policy::parse(*fields.policy, policy::DocumentKind::Session));
    policies.document = fields.policy->value();
  }
  if (!fields.policy_arns)
    return policies;
  for (const PolicyDescriptor& descriptor : fields.policy_arns->elements) {
    if (!is_policy(descriptor.arn, tables))
      return base::fail(
          iam::errors::malformed_policy_document,
          "Policy ARN " + descriptor.arn.value() + " does not exist or is not attachable.");
    policies.policy_arns.push_back(descriptor.arn.value());
  }
  return policies;
}

api::Result<std::vector<iam::Tag>> session_tags(const SessionFields& fields) {
  if (!fields.tags)
    return std::vector<iam::Tag>();
  auto tags = tags_of(*fields.tags);
  if (const auto checked = iam::check_tags(tags, iam::TagKeys::IgnoreCase); !checked)
    return std::unexpected(invalid_parameter(checked.error().message));
  return tags;
}

api::Result<std::optional<int>> packed_size(const auth::SessionPolicies& policies,
                                            const std::vector<iam::Tag>& tags) {
  if (!policies.are_given() && tags.empty())
    return std::nullopt;
  const int size = auth::packed_policy_size(policies, tags);
  if (size > 100)
    return base::fail(iam::errors::packed_policy_too_large,
                      "Packed policy consumes " + std::to_string(size) +
                          "% of allotted space, please use smaller policy.");
  return size;
}

}  // namespace rollcall::actions
