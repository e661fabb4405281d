// NIST SP 800-171 Revision 2. It is not mapped to the rotation of keys.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"3.1.1", Concern::RootKey},         {"3.1.2", Concern::UnusedFor45Days},
    {"3.1.2", Concern::UnusedFor90Days}, {"3.3.8", Concern::ConsoleMfa},
    {"3.3.8", Concern::MfaForAll},       {"3.5.2", Concern::PolicyOfSecurityHub},
    {"3.5.3", Concern::RootMfa},         {"3.5.3", Concern::RootHardwareMfa},
    {"3.5.3", Concern::ConsoleMfa},      {"3.5.3", Concern::MfaForAll},
    {"3.5.4", Concern::ConsoleMfa},      {"3.5.4", Concern::MfaForAll},
    {"3.5.7", Concern::PolicyLength},    {"3.5.7", Concern::PolicyUppercase},
    {"3.5.7", Concern::PolicyLowercase}, {"3.5.7", Concern::PolicySymbols},
    {"3.5.7", Concern::PolicyNumbers},   {"3.5.8", Concern::PolicyReuse},
    {"3.7.5", Concern::ConsoleMfa},      {"3.7.5", Concern::MfaForAll},
};
}  // namespace

extern const Framework nist_800_171_r2 = {
    .id = "nist-800-171-r2",
    .name = "NIST SP 800-171 Rev. 2",
    .source = {"AWS Security Hub, related requirements; of root, Prowler's compliance tables.",
               "AWS Security Hub の関連要件による。ルートユーザーは Prowler の定義による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
