// CIS Controls v8, first implementation group. It is not mapped to the rotation of keys.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"3.3", Concern::RootKey},         {"5.4", Concern::RootKey},
    {"4.6", Concern::RootMfa},         {"4.6", Concern::RootHardwareMfa},
    {"5.2", Concern::ConsoleMfa},      {"5.2", Concern::MfaForAll},
    {"5.2", Concern::PolicyLength},    {"5.2", Concern::PolicyReuse},
    {"5.2", Concern::PolicyUppercase}, {"5.2", Concern::PolicyLowercase},
    {"5.2", Concern::PolicySymbols},   {"5.2", Concern::PolicyNumbers},
    {"5.2", Concern::PolicyExpiry},    {"5.3", Concern::UnusedFor45Days},
    {"5.3", Concern::UnusedFor90Days}, {"6.5", Concern::RootMfa},
    {"6.5", Concern::RootHardwareMfa}, {"6.5", Concern::ConsoleMfa},
    {"6.5", Concern::MfaForAll},
};
}  // namespace

extern const Framework cis_controls_v8 = {
    .id = "cis-controls-v8",
    .name = "CIS Controls v8, IG1",
    .source =
        {"Steampipe's AWS compliance mod, after AWS's conformance packs.",
         "Steampipe の AWS コンプライアンス定義 (AWS のコンフォーマンスパックに準拠) による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
