// NIST SP 800-53 Revision 5. One requirement is about many concerns, and is met only where all of
// them are.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"AC-2(1)", Concern::RootKey},
    {"AC-3(15)", Concern::RootKey},
    {"AC-3(7)", Concern::RootKey},
    {"AC-6", Concern::RootKey},
    {"AC-6(2)", Concern::RootKey},
    {"AC-6(10)", Concern::RootKey},
    {"AC-2(1)", Concern::RootMfa},
    {"AC-2(1)", Concern::RootHardwareMfa},
    {"AC-2(1)", Concern::ConsoleMfa},
    {"AC-2(1)", Concern::MfaForAll},
    {"AC-3(15)", Concern::RootMfa},
    {"AC-3(15)", Concern::RootHardwareMfa},
    {"AC-3(15)", Concern::ConsoleMfa},
    {"AC-3(15)", Concern::MfaForAll},
    {"IA-2(1)", Concern::RootMfa},
    {"IA-2(1)", Concern::RootHardwareMfa},
    {"IA-2(1)", Concern::ConsoleMfa},
    {"IA-2(1)", Concern::MfaForAll},
    {"IA-2(2)", Concern::RootMfa},
    {"IA-2(2)", Concern::RootHardwareMfa},
    {"IA-2(2)", Concern::ConsoleMfa},
    {"IA-2(2)", Concern::MfaForAll},
    {"IA-2(6)", Concern::RootMfa},
    {"IA-2(6)", Concern::RootHardwareMfa},
    {"IA-2(6)", Concern::ConsoleMfa},
    {"IA-2(6)", Concern::MfaForAll},
    {"IA-2(8)", Concern::RootMfa},
    {"IA-2(8)", Concern::RootHardwareMfa},
    {"IA-2(8)", Concern::ConsoleMfa},
    {"IA-2(8)", Concern::MfaForAll},
    {"AC-2", Concern::UnusedFor90Days},
    {"AC-2(1)", Concern::UnusedFor90Days},
    {"AC-2(3)", Concern::UnusedFor90Days},
    {"AC-3", Concern::UnusedFor90Days},
    {"AC-6", Concern::UnusedFor90Days},
    {"AC-2(1)", Concern::KeyRotation},
    {"AC-2(3)", Concern::KeyRotation},
    {"AC-3(15)", Concern::KeyRotation},
    {"AC-2(1)", Concern::PolicyOfSecurityHub},
    {"AC-2(3)", Concern::PolicyOfSecurityHub},
    {"IA-5(1)", Concern::PolicyOfSecurityHub},
};
}  // namespace

extern const Framework nist_800_53_r5 = {
    .id = "nist-800-53-r5",
    .name = "NIST SP 800-53 Rev. 5",
    .source = {"AWS Security Hub, controls for IAM: related requirements.",
               "AWS Security Hub の IAM コントロールにある関連要件による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
