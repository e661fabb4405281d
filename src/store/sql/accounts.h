#pragma once
// What the store knows of all accounts together, and the accounts' own rows.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "iam/account.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// EntityAlreadyExists where the account, or its alias, is there already.
base::Result<base::Nothing> insert_account(Connection& connection, const iam::Account& account);

std::optional<iam::Account> find_account(Connection& connection, iam::AccountId id);
std::vector<iam::Account> find_accounts_after(Connection& connection, iam::AccountId account,
                                              std::size_t most);
std::optional<iam::AccountId> find_account_with_alias(Connection& connection,
                                                      std::string_view alias);
// Whatever the case of the address.
std::vector<iam::AccountId> find_accounts_with_root_email(Connection& connection,
                                                          std::string_view email);

// From which end of all account numbers.
enum class End { First, Last };
void for_each_account_awaiting_reports(Connection& connection, End from,
                                       const std::function<void(iam::AccountId)>& found);

}  // namespace rollcall::store
