// PCI DSS 3.2.1. Its 8.2.4 is about passwords, and asks nothing of keys.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"2.1", Concern::RootKey},           {"2.2", Concern::RootKey},
    {"7.2.1", Concern::RootKey},         {"8.3.1", Concern::RootMfa},
    {"8.3.1", Concern::RootHardwareMfa}, {"8.3.1", Concern::MfaForAll},
    {"8.1.4", Concern::UnusedFor90Days}, {"8.1.4", Concern::PolicyOfPci3},
    {"8.2.3", Concern::PolicyOfPci3},    {"8.2.4", Concern::PolicyOfPci3},
    {"8.2.4", Concern::PasswordAge},     {"8.2.5", Concern::PolicyOfPci3},
};
}  // namespace

extern const Framework pci_dss_3_2_1 = {
    .id = "pci-dss-3.2.1",
    .name = "PCI DSS 3.2.1",
    .source = {"AWS Security Hub, controls for IAM: related requirements.",
               "AWS Security Hub の IAM コントロールにある関連要件による。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
