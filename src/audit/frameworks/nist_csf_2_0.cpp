// NIST Cybersecurity Framework 2.0. Of root's key the source names the category and no part of it.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"PR.AA", Concern::RootKey},
    {"PR.AA-01", Concern::RootMfa},
    {"PR.AA-01", Concern::RootHardwareMfa},
    {"PR.AA-01", Concern::ConsoleMfa},
    {"PR.AA-01", Concern::MfaForAll},
    {"PR.AA-01", Concern::UnusedFor45Days},
    {"PR.AA-01", Concern::UnusedFor90Days},
    {"PR.AA-01", Concern::KeyRotation},
    {"PR.AA-01", Concern::PolicyLength},
    {"PR.AA-01", Concern::PolicyReuse},
    {"PR.AA-01", Concern::PolicyUppercase},
    {"PR.AA-01", Concern::PolicyLowercase},
    {"PR.AA-01", Concern::PolicySymbols},
    {"PR.AA-01", Concern::PolicyNumbers},
    {"PR.AA-01", Concern::PolicyExpiry},
    {"PR.AA-02", Concern::RootMfa},
    {"PR.AA-02", Concern::RootHardwareMfa},
    {"PR.AA-02", Concern::ConsoleMfa},
    {"PR.AA-02", Concern::MfaForAll},
    {"PR.AA-02", Concern::PolicyLength},
    {"PR.AA-02", Concern::PolicyReuse},
    {"PR.AA-02", Concern::PolicyUppercase},
    {"PR.AA-02", Concern::PolicyLowercase},
    {"PR.AA-02", Concern::PolicySymbols},
    {"PR.AA-02", Concern::PolicyNumbers},
    {"PR.AA-02", Concern::PolicyExpiry},
    {"PR.AA-03", Concern::RootMfa},
    {"PR.AA-03", Concern::RootHardwareMfa},
    {"PR.AA-03", Concern::ConsoleMfa},
    {"PR.AA-03", Concern::MfaForAll},
    {"PR.AA-03", Concern::PolicyLength},
    {"PR.AA-03", Concern::PolicyReuse},
    {"PR.AA-03", Concern::PolicyUppercase},
    {"PR.AA-03", Concern::PolicyLowercase},
    {"PR.AA-03", Concern::PolicySymbols},
    {"PR.AA-03", Concern::PolicyNumbers},
    {"PR.AA-03", Concern::PolicyExpiry},
    {"PR.AA-04", Concern::RootMfa},
    {"PR.AA-04", Concern::RootHardwareMfa},
    {"PR.AA-04", Concern::ConsoleMfa},
    {"PR.AA-04", Concern::MfaForAll},
    {"PR.AA-05", Concern::UnusedFor45Days},
    {"PR.AA-05", Concern::UnusedFor90Days},
    {"PR.AA-05", Concern::KeyRotation},
};
}  // namespace

extern const Framework nist_csf_2_0 = {
    .id = "nist-csf-2.0",
    .name = "NIST Cybersecurity Framework 2.0",
    .source = {"Steampipe's AWS compliance mod; of root's key, Prowler's compliance tables.",
               "Steampipe の定義による。ルートのキーは Prowler の定義による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
