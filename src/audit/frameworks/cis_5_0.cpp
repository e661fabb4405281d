// CIS AWS Foundations Benchmark 5.0: one number less before all of these.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"1.3", Concern::RootKey},          {"1.4", Concern::RootMfa},
    {"1.5", Concern::RootHardwareMfa},  {"1.6", Concern::RootUse},
    {"1.7", Concern::PolicyLength},     {"1.8", Concern::PolicyReuse},
    {"1.9", Concern::ConsoleMfa},       {"1.10", Concern::InitialKeys},
    {"1.11", Concern::UnusedFor45Days}, {"1.12", Concern::OneActiveKey},
    {"1.13", Concern::KeyRotation},
};
}  // namespace

extern const Framework cis_5_0 = {
    .id = "cis-5.0",
    .name = "CIS AWS Foundations Benchmark 5.0",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
