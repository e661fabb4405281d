// ISO/IEC 27001:2022, annex A, as the source maps it. By its words A.8.2 would fit root's key
// better, A.5.16 and A.5.18 unused credentials, and A.5.17 rotation.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"A.5.15", Concern::RootKey},         {"A.5.15", Concern::UnusedFor45Days},
    {"A.5.15", Concern::UnusedFor90Days}, {"A.5.15", Concern::KeyRotation},
    {"A.5.15", Concern::PolicyLength},    {"A.5.15", Concern::PolicyReuse},
    {"A.5.15", Concern::PolicyUppercase}, {"A.5.15", Concern::PolicyLowercase},
    {"A.5.15", Concern::PolicySymbols},   {"A.5.15", Concern::PolicyNumbers},
    {"A.5.15", Concern::PolicyExpiry},    {"A.5.17", Concern::RootMfa},
    {"A.5.17", Concern::RootHardwareMfa}, {"A.5.17", Concern::ConsoleMfa},
    {"A.5.17", Concern::MfaForAll},       {"A.5.17", Concern::PolicyLength},
    {"A.5.17", Concern::PolicyReuse},     {"A.5.17", Concern::PolicyUppercase},
    {"A.5.17", Concern::PolicyLowercase}, {"A.5.17", Concern::PolicySymbols},
    {"A.5.17", Concern::PolicyNumbers},   {"A.5.17", Concern::PolicyExpiry},
    {"A.8.5", Concern::RootMfa},          {"A.8.5", Concern::RootHardwareMfa},
    {"A.8.5", Concern::ConsoleMfa},       {"A.8.5", Concern::MfaForAll},
};
}  // namespace

extern const Framework iso_27001_2022 = {
    .id = "iso-27001-2022",
    .name = "ISO/IEC 27001:2022",
    .source = {"Prowler's compliance tables.", "Prowler のコンプライアンス定義による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
