#pragma once
// What the store knows of all accounts together, and the accounts' own rows.

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
std::vector<iam::Account> all_accounts(Connection& connection);
std::optional<iam::AccountId> find_account_with_alias(Connection& connection,
                                                      std::string_view alias);
// Whatever the case of the address.
std::vector<iam::AccountId> find_accounts_with_root_email(Connection& connection,
                                                          std::string_view email);
std::vector<iam::AccountId> find_accounts_awaiting_reports(Connection& connection);

}  // namespace rollcall::store
