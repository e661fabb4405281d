// CIS AWS Foundations Benchmark 1.2: the last that asked for classes of signs and for an expiry of
// passwords; credentials may be unused for 90 days.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"1.12", Concern::RootKey},         {"1.13", Concern::RootMfa},
    {"1.14", Concern::RootHardwareMfa}, {"1.1", Concern::RootUse},
    {"1.9", Concern::PolicyLength},     {"1.10", Concern::PolicyReuse},
    {"1.2", Concern::ConsoleMfa},       {"1.21", Concern::InitialKeys},
    {"1.3", Concern::UnusedFor90Days},  {"1.4", Concern::KeyRotation},
    {"1.5", Concern::PolicyUppercase},  {"1.6", Concern::PolicyLowercase},
    {"1.7", Concern::PolicySymbols},    {"1.8", Concern::PolicyNumbers},
    {"1.11", Concern::PolicyExpiry},
};
}  // namespace

extern const Framework cis_1_2 = {
    .id = "cis-1.2",
    .name = "CIS AWS Foundations Benchmark 1.2",
    .source = {"The benchmark's text as Steampipe's compliance tables carry it.",
               "Steampipe のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
