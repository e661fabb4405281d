#pragma once
// What the policy simulator is asked with. AWS API reference, SimulateCustomPolicy and
// SimulatePrincipalPolicy.

#include "iam/names.h"
#include "iam/parameter.h"

namespace rollcall::iam {

namespace constraints {
inline constexpr Constraint action_name{3, 128, pattern::anything, ""};
inline constexpr Constraint resource_name{1, 2048, pattern::anything, ""};
inline constexpr Constraint context_key_name{5, 256, pattern::anything, ""};
inline constexpr Constraint context_key_value{0, unlimited, pattern::anything, ""};
inline constexpr Constraint resource_handling{1, 64, pattern::anything, ""};
inline constexpr Constraint entity_arn{20, 2048, pattern::anything, ""};
}  // namespace constraints

using ActionName = Text<constraints::action_name>;
using ResourceName = Text<constraints::resource_name>;
using ContextKeyName = Text<constraints::context_key_name>;
using ContextKeyValue = Text<constraints::context_key_value>;
using ResourceHandling = Text<constraints::resource_handling>;
using EntityArn = Text<constraints::entity_arn>;

// What a key's values are said to be. Only whether they are a list matters: values are texts until
// an operator reads them.
enum class ContextKeyType {
  String,
  StringList,
  Numeric,
  NumericList,
  Boolean,
  BooleanList,
  Ip,
  IpList,
  Binary,
  BinaryList,
  Date,
  DateList,
};

template <>
inline constexpr auto words<ContextKeyType> = std::array{
    Word<ContextKeyType>{"string", ContextKeyType::String},
    Word<ContextKeyType>{"stringList", ContextKeyType::StringList},
    Word<ContextKeyType>{"numeric", ContextKeyType::Numeric},
    Word<ContextKeyType>{"numericList", ContextKeyType::NumericList},
    Word<ContextKeyType>{"boolean", ContextKeyType::Boolean},
    Word<ContextKeyType>{"booleanList", ContextKeyType::BooleanList},
    Word<ContextKeyType>{"ip", ContextKeyType::Ip},
    Word<ContextKeyType>{"ipList", ContextKeyType::IpList},
    Word<ContextKeyType>{"binary", ContextKeyType::Binary},
    Word<ContextKeyType>{"binaryList", ContextKeyType::BinaryList},
    Word<ContextKeyType>{"date", ContextKeyType::Date},
    Word<ContextKeyType>{"dateList", ContextKeyType::DateList},
};

constexpr bool is_list(ContextKeyType type) {
  for (const auto& word : words<ContextKeyType>)
    if (word.value == type)
      return word.text.ends_with("List");
  return false;
}

}  // namespace rollcall::iam
