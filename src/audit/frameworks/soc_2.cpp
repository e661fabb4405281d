// SOC 2, the trust services criteria on logical access.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"CC6.1", Concern::RootKey},         {"CC6.1", Concern::UnusedFor45Days},
    {"CC6.1", Concern::UnusedFor90Days}, {"CC6.2", Concern::RootKey},
    {"CC6.2", Concern::UnusedFor45Days}, {"CC6.2", Concern::UnusedFor90Days},
    {"CC6.3", Concern::RootKey},         {"CC6.3", Concern::UnusedFor45Days},
    {"CC6.3", Concern::UnusedFor90Days}, {"CC6.1", Concern::KeyRotation},
    {"CC6.1", Concern::PolicyLength},    {"CC6.1", Concern::PolicyReuse},
    {"CC6.1", Concern::PolicyUppercase}, {"CC6.1", Concern::PolicyLowercase},
    {"CC6.1", Concern::PolicySymbols},   {"CC6.1", Concern::PolicyNumbers},
    {"CC6.1", Concern::PolicyExpiry},    {"CC6.2", Concern::KeyRotation},
    {"CC6.2", Concern::PolicyLength},    {"CC6.2", Concern::PolicyReuse},
    {"CC6.2", Concern::PolicyUppercase}, {"CC6.2", Concern::PolicyLowercase},
    {"CC6.2", Concern::PolicySymbols},   {"CC6.2", Concern::PolicyNumbers},
    {"CC6.2", Concern::PolicyExpiry},    {"CC6.6", Concern::RootMfa},
    {"CC6.6", Concern::RootHardwareMfa}, {"CC6.6", Concern::ConsoleMfa},
    {"CC6.6", Concern::MfaForAll},
};
}  // namespace

extern const Framework soc_2 = {
    .id = "soc-2",
    .name = "SOC 2",
    .source =
        {"Steampipe's AWS compliance mod, after AWS's conformance packs.",
         "Steampipe の AWS コンプライアンス定義 (AWS のコンフォーマンスパックに準拠) による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
