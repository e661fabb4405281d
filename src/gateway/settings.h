#pragma once
// What can be chosen about the gateway, and its defaults.

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/secret.h"
#include "gateway/action_rule.h"
#include "gateway/role_rule.h"
#include "iam/account.h"
#include "sigv4/verify.h"

namespace rollcall::gateway {

// Version 2 binds a signature to no day, region or service, and hashes with SHA-1.
enum class SignatureV2 { Refused, Allowed };

struct GatewaySettings {
  std::optional<base::Secret> token;  // that askers show; absent: whoever reaches the address asks
  base::Seconds string_age = sigv4::allowed_clock_skew;  // how old a string to sign may be
  SignatureV2 signature_v2 = SignatureV2::Refused;
  std::vector<RoleRule> roles = default_role_rules();
  std::vector<iam::AccountId> accounts;  // whose callers a proxy lets in; empty: every account's
  std::vector<ActionRule> actions;  // empty: who is known may do what was asked
  std::string host;  // of the service that rules are about; empty: whatever clients call it
  std::string address_header;  // that says where the client is; empty: none is believed
};

// The most that string_age may be: no signature may be made to last longer.
inline constexpr base::Seconds longest_string_age = sigv4::longest_expiry;

}  // namespace rollcall::gateway
