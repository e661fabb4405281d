#pragma once
// What a policy document is to be, as requests say it that are about a document alone.

#include "iam/parameter.h"

namespace rollcall::iam {

enum class PolicyType { Inline, Managed, Session, Trust };

template <>
inline constexpr auto words<PolicyType> = std::array{
    Word<PolicyType>{"Inline", PolicyType::Inline},
    Word<PolicyType>{"Managed", PolicyType::Managed},
    Word<PolicyType>{"Session", PolicyType::Session},
    Word<PolicyType>{"Trust", PolicyType::Trust},
};

}  // namespace rollcall::iam
