// The managed rules of AWS Config, which have names in place of numbers, with their usual
// parameters.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"iam-root-access-key-check", Concern::RootKey},
    {"root-account-mfa-enabled", Concern::RootMfa},
    {"root-account-hardware-mfa-enabled", Concern::RootHardwareMfa},
    {"iam-password-policy", Concern::PolicyLength},
    {"iam-password-policy", Concern::PolicyReuse},
    {"iam-password-policy", Concern::PolicyUppercase},
    {"iam-password-policy", Concern::PolicyLowercase},
    {"iam-password-policy", Concern::PolicySymbols},
    {"iam-password-policy", Concern::PolicyNumbers},
    {"iam-password-policy", Concern::PolicyExpiry},
    {"mfa-enabled-for-iam-console-access", Concern::ConsoleMfa},
    {"iam-user-mfa-enabled", Concern::MfaForAll},
    {"iam-user-unused-credentials-check", Concern::UnusedFor90Days},
    {"access-keys-rotated", Concern::KeyRotation},
};
}  // namespace

extern const Framework config_rules = {
    .id = "config-rules",
    .name = "AWS Config managed rules",
    .source = {"AWS Config, list of managed rules.", "AWS Config マネージドルールの一覧による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
