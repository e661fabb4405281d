// CIS AWS Foundations Benchmark 7.0: keys made with the user, and a second active key, are asked
// for no more; central root access is.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"2.4", Concern::RootKey},         {"2.5", Concern::RootMfa},
    {"2.6", Concern::RootHardwareMfa}, {"2.7", Concern::RootUse},
    {"2.8", Concern::PolicyLength},    {"2.9", Concern::PolicyReuse},
    {"2.10", Concern::ConsoleMfa},     {"2.11", Concern::UnusedFor45Days},
    {"2.12", Concern::KeyRotation},    {"2.1.1", Concern::CentralRoot},
};
}  // namespace

extern const Framework cis_7_0 = {
    .id = "cis-7.0",
    .name = "CIS AWS Foundations Benchmark 7.0",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
