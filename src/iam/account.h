#pragma once
// An AWS account: the realm in which every name is unique.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace rollcall::iam {

// Twelve decimal digits.
struct AccountId {
  std::uint64_t number = 0;
  auto operator<=>(const AccountId&) const = default;
};

std::string to_string(AccountId id);  // "000123456789"
std::optional<AccountId> parse_account_id(std::string_view text);

struct Account {
  AccountId id;
  base::Instant created;
  std::string root_email;                     // empty: none was given
  std::optional<std::string> alias;           // at most one, unique in the whole server
  std::optional<std::string> report_edition;  // overrides the server's setting: "guide" or "live"
};

}  // namespace rollcall::iam

template <>
struct std::hash<rollcall::iam::AccountId> {
  std::size_t operator()(rollcall::iam::AccountId id) const noexcept {
    return std::hash<std::uint64_t>{}(id.number);
  }
};
