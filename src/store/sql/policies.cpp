#include "store/policies.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

std::vector<InlinePolicy> Policies::inline_of(std::string_view user_name) {
  std::vector<InlinePolicy> policies;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT policy_name, document FROM inline_policies "
                    "WHERE account_id = $1 AND user_key = $2 ORDER BY policy_key",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    policies.push_back({.name = rows.string(0), .document = rows.string(1)});
  return policies;
}

std::optional<InlinePolicy> Policies::find_inline(std::string_view user_name,
                                                  std::string_view policy_name) {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT policy_name, document FROM inline_policies "
                    "WHERE account_id = $1 AND user_key = $2 AND policy_key = $3",
                    scope_.account, iam::name_key(user_name), iam::name_key(policy_name));
  if (!rows.next())
    return std::nullopt;
  return InlinePolicy{.name = rows.string(0), .document = rows.string(1)};
}

void Policies::put_inline(std::string_view user_name, const InlinePolicy& policy) {
  execute(
      scope_.transaction->connection,
      "INSERT INTO inline_policies (account_id, user_key, policy_key, policy_name, document) "
      "VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (account_id, user_key, policy_key) DO UPDATE SET document = excluded.document",
      scope_.account, iam::name_key(user_name), iam::name_key(policy.name), policy.name,
      policy.document);
}

void Policies::erase_inline(std::string_view user_name, std::string_view policy_name) {
  execute(scope_.transaction->connection,
          "DELETE FROM inline_policies "
          "WHERE account_id = $1 AND user_key = $2 AND policy_key = $3",
          scope_.account, iam::name_key(user_name), iam::name_key(policy_name));
}

std::vector<std::string> Policies::attached_to(std::string_view user_name) {
  std::vector<std::string> arns;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT policy_arn FROM attached_policies "
                    "WHERE account_id = $1 AND user_key = $2 ORDER BY policy_arn",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    arns.push_back(rows.string(0));
  return arns;
}

void Policies::attach(std::string_view user_name, std::string_view policy_arn) {
  execute(scope_.transaction->connection,
          "INSERT INTO attached_policies (account_id, user_key, policy_arn) VALUES ($1, $2, $3) "
          "ON CONFLICT (account_id, user_key, policy_arn) DO NOTHING",
          scope_.account, iam::name_key(user_name), policy_arn);
}

void Policies::detach(std::string_view user_name, std::string_view policy_arn) {
  execute(scope_.transaction->connection,
          "DELETE FROM attached_policies "
          "WHERE account_id = $1 AND user_key = $2 AND policy_arn = $3",
          scope_.account, iam::name_key(user_name), policy_arn);
}

std::size_t Policies::count_attachments(std::string_view policy_arn) {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM attached_policies "
                    "WHERE account_id = $1 AND policy_arn = $2",
                    scope_.account, policy_arn);
  rows.next();
  return static_cast<std::size_t>(rows.integer(0));
}

std::size_t Policies::count_in_use() {
  // From one policy to the next through the index, rather than over every attachment: there are few
  // policies, and a user for each attachment.
  std::size_t count = 0;
  std::string last;
  const auto next_after = [&] {
    Rows rows = query(scope_.transaction->connection,
                      "SELECT policy_arn FROM attached_policies "
                      "WHERE account_id = $1 AND policy_arn > $2 ORDER BY policy_arn LIMIT 1",
                      scope_.account, last);
    return rows.next() ? std::optional(rows.string(0)) : std::nullopt;
  };
  for (auto arn = next_after(); arn; arn = next_after()) {
    ++count;
    last = *std::move(arn);
  }
  return count;
}

}  // namespace rollcall::store
