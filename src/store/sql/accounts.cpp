#include "store/sql/accounts.h"

#include "base/ascii.h"
#include "iam/errors.h"
#include "store/sql/account_lock.h"
#include "store/sql/query.h"

namespace rollcall::store {
namespace {

iam::Account account_of(const Rows& rows) {
  return {.id = rows.account(0),
          .created = rows.instant(1),
          .root_email = rows.string(2),
          .alias = rows.maybe_string(3),
          .report_edition = rows.maybe_string(4)};
}

}  // namespace

base::Result<base::Nothing> insert_account(Connection& connection, const iam::Account& account) {
  if (find_account(connection, account.id))
    return base::fail(iam::errors::entity_already_exists,
                      "The account " + to_string(account.id) + " already exists.");
  if (account.alias && find_account_with_alias(connection, *account.alias))
    return base::fail(iam::errors::entity_already_exists,
                      "The account alias " + *account.alias + " already exists.");
  execute(
      connection,
      "INSERT INTO accounts (account_id, created, root_email, alias, report_edition, user_count) "
      "VALUES ($1, $2, $3, $4, $5, 0)",
      account.id, account.created, account.root_email, account.alias, account.report_edition);
  insert_account_lock(connection, account.id);
  return base::Nothing{};
}

std::optional<iam::Account> find_account(Connection& connection, iam::AccountId id) {
  Rows rows = query(connection,
                    "SELECT account_id, created, root_email, alias, report_edition FROM accounts "
                    "WHERE account_id = $1",
                    id);
  return rows.next() ? std::optional(account_of(rows)) : std::nullopt;
}

std::vector<iam::Account> find_accounts_after(Connection& connection, iam::AccountId account,
                                              std::size_t most) {
  std::vector<iam::Account> accounts;
  Rows rows = query(connection,
                    "SELECT account_id, created, root_email, alias, report_edition FROM accounts "
                    "WHERE account_id > $1 ORDER BY account_id LIMIT $2",
                    account, most);
  while (rows.next())
    accounts.push_back(account_of(rows));
  return accounts;
}

std::optional<iam::AccountId> find_account_with_alias(Connection& connection,
                                                      std::string_view alias) {
  Rows rows = query(connection, "SELECT account_id FROM accounts WHERE alias = $1", alias);
  return rows.next() ? std::optional(rows.account(0)) : std::nullopt;
}

std::vector<iam::AccountId> find_accounts_with_root_email(Connection& connection,
                                                          std::string_view email) {
  std::vector<iam::AccountId> accounts;
  Rows rows = query(connection,
                    "SELECT account_id FROM accounts WHERE lower(root_email) = $1 "
                    "ORDER BY account_id",
                    base::lower(email));
  while (rows.next())
    accounts.push_back(rows.account(0));
  return accounts;
}

void for_each_account_awaiting_reports(Connection& connection, End from,
                                       const std::function<void(iam::AccountId)>& found) {
  Rows rows =
      query(connection,
            from == End::First
                ? Text("SELECT account_id FROM reports WHERE generated IS NULL ORDER BY account_id")
                : Text("SELECT account_id FROM reports WHERE generated IS NULL "
                       "ORDER BY account_id DESC"));
  while (rows.next())
    found(rows.account(0));
}

}  // namespace rollcall::store
