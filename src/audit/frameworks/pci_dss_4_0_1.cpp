// PCI DSS 4.0.1. Its 8.3.9 asks for a password's age only where that is the sole factor, which no
// report tells. The source names 7.2
// for root's key without saying which of its parts, so that it is left out.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"8.2.1", Concern::RootKey},         {"8.2.2", Concern::RootKey},
    {"8.2.4", Concern::RootKey},         {"8.2.5", Concern::RootKey},
    {"8.2.6", Concern::UnusedFor90Days}, {"8.3.6", Concern::PolicyOfPci4},
    {"8.3.7", Concern::PolicyOfPci4},    {"8.3.9", Concern::PolicyOfPci4},
    {"8.3.9", Concern::KeyRotation},     {"8.3.10.1", Concern::PolicyOfPci4},
    {"8.4.2", Concern::RootMfa},         {"8.4.2", Concern::RootHardwareMfa},
    {"8.4.2", Concern::ConsoleMfa},      {"8.4.2", Concern::MfaForAll},
    {"8.6.3", Concern::PolicyOfPci4},    {"8.6.3", Concern::KeyRotation},
};
}  // namespace

extern const Framework pci_dss_4_0_1 = {
    .id = "pci-dss-4.0.1",
    .name = "PCI DSS 4.0.1",
    .source =
        {"AWS Security Hub, related requirements; of root's key, Steampipe's AWS compliance mod.",
         "AWS Security Hub の関連要件による。ルートのキーは Steampipe の定義による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
