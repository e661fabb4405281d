// The controls of AWS Security Hub. IAM.20, which asked for root's use, was retired in 2024; it
// read CloudTrail.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"IAM.3", Concern::KeyRotation},
    {"IAM.4", Concern::RootKey},
    {"IAM.5", Concern::ConsoleMfa},
    {"IAM.6", Concern::RootHardwareMfa},
    {"IAM.7", Concern::PolicyOfSecurityHub},
    {"IAM.8", Concern::UnusedFor90Days},
    {"IAM.9", Concern::RootMfa},
    {"IAM.10", Concern::PolicyOfPci3},
    {"IAM.11", Concern::PolicyUppercase},
    {"IAM.12", Concern::PolicyLowercase},
    {"IAM.13", Concern::PolicySymbols},
    {"IAM.14", Concern::PolicyNumbers},
    {"IAM.15", Concern::PolicyLength},
    {"IAM.16", Concern::PolicyReuse},
    {"IAM.17", Concern::PolicyExpiry},
    {"IAM.19", Concern::MfaForAll},
    {"IAM.22", Concern::UnusedFor45Days},
};
}  // namespace

extern const Framework security_hub = {
    .id = "security-hub",
    .name = "AWS Security Hub",
    .source = {"AWS Security Hub, controls for IAM.",
               "AWS Security Hub の IAM コントロールによる。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
