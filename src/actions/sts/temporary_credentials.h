#pragma once
// Temporary credentials as the actions of STS make them: keys that are good for a while, with a
// token that says whose. AWS API reference, AWS STS, Credentials.

#include <optional>
#include <string>
#include <vector>

#include "actions/resources/shapes.h"
#include "api/action.h"
#include "auth/sessions/session_token.h"
#include "iam/names.h"

namespace rollcall::actions {

struct CredentialsShape {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;
  base::Instant expiration;

  void fields(auto& field) const {
    field("AccessKeyId", access_key_id);
    field("SecretAccessKey", secret_access_key);
    field("SessionToken", session_token);
    field("Expiration", expiration);
  }
};

// Gives the token a key and a secret, and seals it.
CredentialsShape make_credentials(const api::Environment& environment, auth::SessionToken token);

// How long credentials are to last that a user asks for without a role.
using UserSessionSeconds = iam::Bounded<900, 129600>;

// Twelve hours where nothing else is asked for; for root an hour at most, whatever is.
base::Seconds user_session_duration(const std::optional<UserSessionSeconds>& asked_for,
                                    const auth::Caller& caller);

// A code of an MFA device, for actions that take one.
struct MfaFields {
  std::optional<iam::SerialNumber> serial_number;
  std::optional<iam::AuthenticationCode> token_code;

  void fields(auto& field) {
    field("SerialNumber", serial_number);
    field("TokenCode", token_code);
  }
};

// Takes the code of the caller's device, if one is given, and spends it for good: outside of the
// action's own transaction, because a code that was tried counts even where the call then fails.
// When it was given; nullopt if none was. AccessDenied, with AWS's words, for one that is not good.
api::Result<std::optional<base::Instant>> take_code(const api::Environment& environment,
                                                    const auth::Caller& caller,
                                                    const MfaFields& mfa, base::Instant now);

// One managed policy that a session is narrowed to.
struct PolicyDescriptor {
  iam::SessionPolicyArn arn;

  void fields(auto& field) { field("arn", arn); }
};

// What a session can be narrowed to, and its tags.
struct SessionFields {
  std::optional<iam::SessionPolicy> policy;
  std::optional<iam::Listed<PolicyDescriptor, 10>> policy_arns;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("PolicyArns", policy_arns);
    field("Policy", policy);
    field("Tags", tags);
  }
};

// The policies, read and good: MalformedPolicyDocument otherwise. `tables` are those of the account
// in which the session will act.
api::Result<auth::SessionPolicies> session_policies(const SessionFields& fields,
                                                    const store::Tables& tables);

base::Error invalid_parameter(std::string message);  // InvalidParameterValue

// The tags, InvalidParameterValue where AWS has it so.
api::Result<std::vector<iam::Tag>> session_tags(const SessionFields& fields);

// In percent, where there is something to be packed. PackedPolicyTooLarge above 100.
api::Result<std::optional<int>> packed_size(const auth::SessionPolicies& policies,
                                            const std::vector<iam::Tag>& tags);

}  // namespace rollcall::actions
