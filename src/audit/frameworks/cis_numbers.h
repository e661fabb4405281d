#pragma once
// The numbers that five editions of the CIS AWS Foundations Benchmark share: from 1.4 to 4.0.1.

#include "audit/framework.h"

namespace rollcall::audit {

inline constexpr Mapping cis_numbers[] = {
    {"1.4", Concern::RootKey},          {"1.5", Concern::RootMfa},
    {"1.6", Concern::RootHardwareMfa},  {"1.7", Concern::RootUse},
    {"1.8", Concern::PolicyLength},     {"1.9", Concern::PolicyReuse},
    {"1.10", Concern::ConsoleMfa},      {"1.11", Concern::InitialKeys},
    {"1.12", Concern::UnusedFor45Days}, {"1.13", Concern::OneActiveKey},
    {"1.14", Concern::KeyRotation},
};

}  // namespace rollcall::audit
