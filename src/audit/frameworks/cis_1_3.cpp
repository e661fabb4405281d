// CIS AWS Foundations Benchmark 1.3: the last that let credentials be unused for 90 days.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"1.4", Concern::RootKey},          {"1.5", Concern::RootMfa},
    {"1.6", Concern::RootHardwareMfa},  {"1.7", Concern::RootUse},
    {"1.8", Concern::PolicyLength},     {"1.9", Concern::PolicyReuse},
    {"1.10", Concern::ConsoleMfa},      {"1.11", Concern::InitialKeys},
    {"1.12", Concern::UnusedFor90Days}, {"1.13", Concern::OneActiveKey},
    {"1.14", Concern::KeyRotation},
};
}  // namespace

extern const Framework cis_1_3 = {
    .id = "cis-1.3",
    .name = "CIS AWS Foundations Benchmark 1.3",
    .source = {"The benchmark's text as Steampipe's compliance tables carry it.",
               "Steampipe のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
