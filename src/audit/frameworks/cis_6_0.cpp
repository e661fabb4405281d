// CIS AWS Foundations Benchmark 6.0: IAM is its second section.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"2.3", Concern::RootKey},          {"2.4", Concern::RootMfa},
    {"2.5", Concern::RootHardwareMfa},  {"2.6", Concern::RootUse},
    {"2.7", Concern::PolicyLength},     {"2.8", Concern::PolicyReuse},
    {"2.9", Concern::ConsoleMfa},       {"2.10", Concern::InitialKeys},
    {"2.11", Concern::UnusedFor45Days}, {"2.12", Concern::OneActiveKey},
    {"2.13", Concern::KeyRotation},
};
}  // namespace

extern const Framework cis_6_0 = {
    .id = "cis-6.0",
    .name = "CIS AWS Foundations Benchmark 6.0",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
