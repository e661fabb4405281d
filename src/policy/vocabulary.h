#pragma once
// The words of the language that stand in tables, for whoever tells somebody what may stand where.

#include <span>
#include <string_view>

namespace rollcall::policy {

// Of all condition operators, without quantifier and IfExists. Defined beside their table.
std::span<const std::string_view> operator_names();

// What stands before principals of each type. Defined beside their table.
std::span<const std::string_view> principal_type_names();

}  // namespace rollcall::policy
