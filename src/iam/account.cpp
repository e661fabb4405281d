#include "iam/account.h"

#include <algorithm>

#include "base/ascii.h"

namespace rollcall::iam {
namespace {

constexpr std::size_t account_digits = 12;

}  // namespace

std::string to_string(AccountId id) {
  std::string digits = std::to_string(id.number);
  return std::string(account_digits - std::min(account_digits, digits.size()), '0') + digits;
}

std::optional<AccountId> parse_account_id(std::string_view text) {
  if (text.size() != account_digits || !std::ranges::all_of(text, base::is_digit))
    return std::nullopt;
  AccountId id;
  for (const char digit : text)
    id.number = id.number * 10 + static_cast<unsigned>(digit - '0');
  return id;
}

}  // namespace rollcall::iam
