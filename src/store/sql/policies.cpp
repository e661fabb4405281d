#include "store/policies.h"

#include <cassert>

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The same statements for each kind of holder, because a table's name cannot be a parameter. Groups
// have no boundaries, and none of the last four.
struct Statements {
  const char* inline_all;
  const char* inline_one;
  const char* put_inline;
  const char* erase_inline;
  const char* attached;
  const char* attach;
  const char* detach;
  const char* users_of;
  const char* boundary = nullptr;
  const char* set_boundary = nullptr;
  const char* erase_boundary = nullptr;
  const char* bounded_by = nullptr;
};

constexpr Statements of_users = {
    .inline_all =
        "SELECT policy_name, document FROM inline_policies WHERE account_id = $1 "
        "AND user_key = $2 ORDER BY policy_key",
    .inline_one =
        "SELECT policy_name, document FROM inline_policies WHERE account_id = $1 "
        "AND user_key = $2 AND policy_key = $3",
    .put_inline =
        "INSERT INTO inline_policies (account_id, user_key, policy_key, policy_name, document) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, user_key, policy_key) "
        "DO UPDATE SET document = excluded.document",
    .erase_inline =
        "DELETE FROM inline_policies WHERE account_id = $1 AND user_key = $2 "
        "AND policy_key = $3",
    .attached =
        "SELECT policy_arn FROM attached_policies WHERE account_id = $1 AND user_key = $2 "
        "ORDER BY policy_arn",
    .attach =
        "INSERT INTO attached_policies (account_id, user_key, policy_arn) "
        "VALUES ($1, $2, $3) ON CONFLICT (account_id, user_key, policy_arn) DO NOTHING",
    .detach =
        "DELETE FROM attached_policies WHERE account_id = $1 AND user_key = $2 "
        "AND policy_arn = $3",
    .users_of =
        "SELECT h.user_name, h.user_id, h.path, p.user_key FROM attached_policies p "
        "JOIN users h ON h.account_id = p.account_id AND h.user_key = p.user_key "
        "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.user_key > $3 "
        "ORDER BY p.user_key LIMIT $4",
    .boundary = "SELECT policy_arn FROM user_boundaries WHERE account_id = $1 AND user_key = $2",
    .set_boundary =
        "INSERT INTO user_boundaries (account_id, user_key, policy_arn) "
        "VALUES ($1, $2, $3) ON CONFLICT (account_id, user_key) "
        "DO UPDATE SET policy_arn = excluded.policy_arn",
    .erase_boundary = "DELETE FROM user_boundaries WHERE account_id = $1 AND user_key = $2",
    .bounded_by =
        "SELECT h.user_name, h.user_id, h.path, p.user_key FROM user_boundaries p "
        "JOIN users h ON h.account_id = p.account_id AND h.user_key = p.user_key "
        "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.user_key > $3 "
        "ORDER BY p.user_key LIMIT $4",
};

constexpr Statements of_groups = {
    .inline_all =
        "SELECT policy_name, document FROM group_inline_policies WHERE account_id = $1 "
        "AND group_key = $2 ORDER BY policy_key",
    .inline_one =
        "SELECT policy_name, document FROM group_inline_policies WHERE account_id = $1 "
        "AND group_key = $2 AND policy_key = $3",
    .put_inline =
        "INSERT INTO group_inline_policies (account_id, group_key, policy_key, policy_name, "
        "document) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, group_key, policy_key) "
        "DO UPDATE SET document = excluded.document",
    .erase_inline =
        "DELETE FROM group_inline_policies WHERE account_id = $1 AND group_key = $2 "
        "AND policy_key = $3",
    .attached =
        "SELECT policy_arn FROM group_attached_policies WHERE account_id = $1 "
        "AND group_key = $2 ORDER BY policy_arn",
    .attach =
        "INSERT INTO group_attached_policies (account_id, group_key, policy_arn) "
        "VALUES ($1, $2, $3) ON CONFLICT (account_id, group_key, policy_arn) DO NOTHING",
    .detach =
        "DELETE FROM group_attached_policies WHERE account_id = $1 AND group_key = $2 "
        "AND policy_arn = $3",
    .users_of =
        "SELECT h.group_name, h.group_id, h.path, p.group_key "
        "FROM group_attached_policies p JOIN user_groups h ON h.account_id = p.account_id "
        "AND h.group_key = p.group_key WHERE p.account_id = $1 AND p.policy_arn = $2 "
        "AND p.group_key > $3 ORDER BY p.group_key LIMIT $4",
};

constexpr Statements of_roles = {
    .inline_all =
        "SELECT policy_name, document FROM role_inline_policies WHERE account_id = $1 "
        "AND role_key = $2 ORDER BY policy_key",
    .inline_one =
        "SELECT policy_name, document FROM role_inline_policies WHERE account_id = $1 "
        "AND role_key = $2 AND policy_key = $3",
    .put_inline =
        "INSERT INTO role_inline_policies (account_id, role_key, policy_key, policy_name, "
        "document) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, role_key, policy_key) "
        "DO UPDATE SET document = excluded.document",
    .erase_inline =
        "DELETE FROM role_inline_policies WHERE account_id = $1 AND role_key = $2 "
        "AND policy_key = $3",
    .attached =
        "SELECT policy_arn FROM role_attached_policies WHERE account_id = $1 "
        "AND role_key = $2 ORDER BY policy_arn",
    .attach =
        "INSERT INTO role_attached_policies (account_id, role_key, policy_arn) "
        "VALUES ($1, $2, $3) ON CONFLICT (account_id, role_key, policy_arn) DO NOTHING",
    .detach =
        "DELETE FROM role_attached_policies WHERE account_id = $1 AND role_key = $2 "
        "AND policy_arn = $3",
    .users_of =
        "SELECT h.role_name, h.role_id, h.path, p.role_key FROM role_attached_policies p "
        "JOIN roles h ON h.account_id = p.account_id AND h.role_key = p.role_key "
        "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.role_key > $3 "
        "ORDER BY p.role_key LIMIT $4",
    .boundary = "SELECT policy_arn FROM role_boundaries WHERE account_id = $1 AND role_key = $2",
    .set_boundary =
        "INSERT INTO role_boundaries (account_id, role_key, policy_arn) "
        "VALUES ($1, $2, $3) ON CONFLICT (account_id, role_key) "
        "DO UPDATE SET policy_arn = excluded.policy_arn",
    .erase_boundary = "DELETE FROM role_boundaries WHERE account_id = $1 AND role_key = $2",
    .bounded_by =
        "SELECT h.role_name, h.role_id, h.path, p.role_key FROM role_boundaries p "
        "JOIN roles h ON h.account_id = p.account_id AND h.role_key = p.role_key "
        "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.role_key > $3 "
        "ORDER BY p.role_key LIMIT $4",
};

const Statements& statements_of(HolderKind kind) {
  switch (kind) {
    case HolderKind::User:
      return of_users;
    case HolderKind::Group:
      return of_groups;
    case HolderKind::Role:
      break;
  }
  return of_roles;
}

// Of a holder who can have a boundary.
const Statements& boundary_statements_of(HolderKind kind) {
  assert(kind != HolderKind::Group);
  return statements_of(kind);
}

std::size_t only_number(Rows rows) {
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

}  // namespace

std::vector<InlinePolicy> Policies::inline_of(PolicyHolder holder) {
  std::vector<InlinePolicy> policies;
  Rows rows = query(scope_.transaction->connection, statements_of(holder.kind).inline_all,
                    scope_.account, iam::name_key(holder.name));
  while (rows.next())
    policies.push_back({.name = rows.string(0), .document = rows.string(1)});
  return policies;
}

std::optional<InlinePolicy> Policies::find_inline(PolicyHolder holder,
                                                  std::string_view policy_name) {
  Rows rows = query(scope_.transaction->connection, statements_of(holder.kind).inline_one,
                    scope_.account, iam::name_key(holder.name), iam::name_key(policy_name));
  if (!rows.next())
    return std::nullopt;
  return InlinePolicy{.name = rows.string(0), .document = rows.string(1)};
}

void Policies::put_inline(PolicyHolder holder, const InlinePolicy& policy) {
  execute(scope_.transaction->connection, statements_of(holder.kind).put_inline, scope_.account,
          iam::name_key(holder.name), iam::name_key(policy.name), policy.name, policy.document);
}

void Policies::erase_inline(PolicyHolder holder, std::string_view policy_name) {
  execute(scope_.transaction->connection, statements_of(holder.kind).erase_inline, scope_.account,
          iam::name_key(holder.name), iam::name_key(policy_name));
}

std::vector<std::string> Policies::attached_to(PolicyHolder holder) {
  std::vector<std::string> arns;
  Rows rows = query(scope_.transaction->connection, statements_of(holder.kind).attached,
                    scope_.account, iam::name_key(holder.name));
  while (rows.next())
    arns.push_back(rows.string(0));
  return arns;
}

void Policies::attach(PolicyHolder holder, std::string_view policy_arn) {
  execute(scope_.transaction->connection, statements_of(holder.kind).attach, scope_.account,
          iam::name_key(holder.name), policy_arn);
}

void Policies::detach(PolicyHolder holder, std::string_view policy_arn) {
  execute(scope_.transaction->connection, statements_of(holder.kind).detach, scope_.account,
          iam::name_key(holder.name), policy_arn);
}

std::optional<std::string> Policies::boundary_of(PolicyHolder holder) {
  Rows rows = query(scope_.transaction->connection, boundary_statements_of(holder.kind).boundary,
                    scope_.account, iam::name_key(holder.name));
  return rows.next() ? std::optional(rows.string(0)) : std::nullopt;
}

void Policies::set_boundary(PolicyHolder holder, std::string_view policy_arn) {
  execute(scope_.transaction->connection, boundary_statements_of(holder.kind).set_boundary,
          scope_.account, iam::name_key(holder.name), policy_arn);
}

void Policies::erase_boundary(PolicyHolder holder) {
  execute(scope_.transaction->connection, boundary_statements_of(holder.kind).erase_boundary,
          scope_.account, iam::name_key(holder.name));
}

std::size_t Policies::count_attachments(std::string_view policy_arn) {
  return only_number(query(
      scope_.transaction->connection,
      "SELECT (SELECT COUNT(*) FROM attached_policies WHERE account_id = $1 AND policy_arn = $2) "
      "+ (SELECT COUNT(*) FROM group_attached_policies "
      "WHERE account_id = $1 AND policy_arn = $2) "
      "+ (SELECT COUNT(*) FROM role_attached_policies WHERE account_id = $1 AND policy_arn = $2)",
      scope_.account, policy_arn));
}

std::size_t Policies::count_bounded(std::string_view policy_arn) {
  return only_number(query(
      scope_.transaction->connection,
      "SELECT (SELECT COUNT(*) FROM user_boundaries WHERE account_id = $1 AND policy_arn = $2) "
      "+ (SELECT COUNT(*) FROM role_boundaries WHERE account_id = $1 AND policy_arn = $2)",
      scope_.account, policy_arn));
}

std::size_t Policies::count_in_use() {
  // From one policy to the next through the indexes, rather than over every attachment: there are
  // few policies, and a user for each attachment.
  std::size_t count = 0;
  std::string last;
  const auto next_after = [&] {
    Rows rows = query(scope_.transaction->connection,
                      "SELECT MIN(policy_arn) FROM ("
                      "SELECT MIN(policy_arn) AS policy_arn FROM attached_policies "
                      "WHERE account_id = $1 AND policy_arn > $2 UNION ALL "
                      "SELECT MIN(policy_arn) FROM group_attached_policies "
                      "WHERE account_id = $1 AND policy_arn > $2 UNION ALL "
                      "SELECT MIN(policy_arn) FROM role_attached_policies "
                      "WHERE account_id = $1 AND policy_arn > $2 UNION ALL "
                      "SELECT MIN(policy_arn) FROM user_boundaries "
                      "WHERE account_id = $1 AND policy_arn > $2 UNION ALL "
                      "SELECT MIN(policy_arn) FROM role_boundaries "
                      "WHERE account_id = $1 AND policy_arn > $2) AS next_of_each",
                      scope_.account, last);
    rows.next();
    return rows.maybe_string(0);
  };
  for (auto arn = next_after(); arn; arn = next_after()) {
    ++count;
    last = *std::move(arn);
  }
  return count;
}

Page<PolicyUser> Policies::users_of(std::string_view policy_arn, HolderKind kind, PolicyUse use,
                                    const PageRequest& page) {
  const char* statement = use == PolicyUse::Permissions ? statements_of(kind).users_of
                                                        : boundary_statements_of(kind).bounded_by;
  Rows rows = query(scope_.transaction->connection, statement, scope_.account, policy_arn,
                    page.after, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 3}, [&] {
    return PolicyUser{.name = rows.string(0), .id = rows.string(1), .path = rows.string(2)};
  });
}

}  // namespace rollcall::store
