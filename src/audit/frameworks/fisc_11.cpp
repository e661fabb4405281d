// FISC Security Guidelines on Computer Systems for Financial Institutions, 11th edition, by AWS's
// sample mapping. It does not map the rotation of keys.
#include "audit/framework.h"

namespace rollcall::audit {
namespace {
constexpr Mapping mappings[] = {
    {"実1", Concern::PolicyLength},     {"実1", Concern::PolicyReuse},
    {"実1", Concern::PolicyUppercase},  {"実1", Concern::PolicyLowercase},
    {"実1", Concern::PolicySymbols},    {"実1", Concern::PolicyNumbers},
    {"実1", Concern::PolicyExpiry},     {"実8", Concern::RootMfa},
    {"実8", Concern::RootHardwareMfa},  {"実8", Concern::ConsoleMfa},
    {"実8", Concern::MfaForAll},        {"実9", Concern::RootKey},
    {"実9", Concern::RootMfa},          {"実9", Concern::RootHardwareMfa},
    {"実9", Concern::ConsoleMfa},       {"実9", Concern::MfaForAll},
    {"実9", Concern::UnusedFor45Days},  {"実9", Concern::UnusedFor90Days},
    {"実9", Concern::PolicyLength},     {"実9", Concern::PolicyReuse},
    {"実9", Concern::PolicyUppercase},  {"実9", Concern::PolicyLowercase},
    {"実9", Concern::PolicySymbols},    {"実9", Concern::PolicyNumbers},
    {"実9", Concern::PolicyExpiry},     {"実26", Concern::ConsoleMfa},
    {"実26", Concern::MfaForAll},       {"実26", Concern::PolicyLength},
    {"実26", Concern::PolicyReuse},     {"実26", Concern::PolicyUppercase},
    {"実26", Concern::PolicyLowercase}, {"実26", Concern::PolicySymbols},
    {"実26", Concern::PolicyNumbers},   {"実26", Concern::PolicyExpiry},
    {"実27", Concern::UnusedFor45Days}, {"実27", Concern::UnusedFor90Days},
};
}  // namespace

extern const Framework fisc_11 = {
    .id = "fisc-11",
    .name = "FISC Security Guidelines, 11th edition",
    .source =
        {"AWS's own sample mapping (BLEA for FSI), 11th edition: not FISC's.",
         "AWS のサンプル (BLEA for FSI、第 11 版) による対応付けで、FISC によるものではない。"},
    .mappings = mappings,
};

}  // namespace rollcall::audit
