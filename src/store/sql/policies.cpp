#include "store/policies.h"

#include <cassert>
#include <initializer_list>
#include <string>

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/transaction.h"
#include "store/sql/words.h"

namespace rollcall::store {
namespace {

// What the tables and columns of one kind of holder are called.
struct Words {
  std::string_view noun;     // {noun}_key, {noun}_name and {noun}_id; {noun}_boundaries
  std::string_view of;       // {of}inline_policies, {of}attached_policies
  std::string_view holders;  // the holders' own table
};

constexpr Words users = {.noun = "user", .of = "", .holders = "users"};
constexpr Words groups = {.noun = "group", .of = "group_", .holders = "user_groups"};
constexpr Words roles = {.noun = "role", .of = "role_", .holders = "roles"};

std::string said_of(const Words& words, std::string_view text) {
  return said_with(text,
                   {{"{noun}", words.noun}, {"{of}", words.of}, {"{holders}", words.holders}});
}

// The same said of several kinds, with something between.
std::string said_of(std::initializer_list<Words> kinds, std::string_view between,
                    std::string_view text) {
  std::string said;
  for (const Words& words : kinds)
    said.append(said.empty() ? "" : between).append(said_of(words, text));
  return said;
}

// Groups have no boundaries, and no table for the last four.
struct Statements {
  std::string inline_all;
  std::string inline_one;
  std::string put_inline;
  std::string erase_inline;
  std::string attached;
  std::string attach;
  std::string detach;
  std::string holders_of;
  std::string boundary;
  std::string set_boundary;
  std::string erase_boundary;
  std::string bounded_by;
};

Statements statements_about(const Words& words) {
  const auto say = [&](std::string_view text) { return said_of(words, text); };
  return {
      .inline_all =
          say("SELECT policy_name, document FROM {of}inline_policies WHERE account_id = $1 "
              "AND {noun}_key = $2 ORDER BY policy_key"),
      .inline_one =
          say("SELECT policy_name, document FROM {of}inline_policies WHERE account_id = $1 "
              "AND {noun}_key = $2 AND policy_key = $3"),
      .put_inline =
          say("INSERT INTO {of}inline_policies (account_id, {noun}_key, policy_key, policy_name, "
              "document) VALUES ($1, $2, $3, $4, $5) "
              "ON CONFLICT (account_id, {noun}_key, policy_key) "
              "DO UPDATE SET document = excluded.document"),
      .erase_inline =
          say("DELETE FROM {of}inline_policies WHERE account_id = $1 AND {noun}_key = $2 "
              "AND policy_key = $3"),
      .attached = say("SELECT policy_arn FROM {of}attached_policies WHERE account_id = $1 "
                      "AND {noun}_key = $2 ORDER BY policy_arn"),
      .attach = say("INSERT INTO {of}attached_policies (account_id, {noun}_key, policy_arn) "
                    "VALUES ($1, $2, $3) "
                    "ON CONFLICT (account_id, {noun}_key, policy_arn) DO NOTHING"),
      .detach = say("DELETE FROM {of}attached_policies WHERE account_id = $1 AND {noun}_key = $2 "
                    "AND policy_arn = $3"),
      .holders_of = say(
          "SELECT h.{noun}_name, h.{noun}_id, h.path, p.{noun}_key FROM {of}attached_policies p "
          "JOIN {holders} h ON h.account_id = p.account_id AND h.{noun}_key = p.{noun}_key "
          "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.{noun}_key > $3 "
          "ORDER BY p.{noun}_key LIMIT $4"),
      .boundary =
          say("SELECT policy_arn FROM {noun}_boundaries WHERE account_id = $1 AND {noun}_key = $2"),
      .set_boundary = say("INSERT INTO {noun}_boundaries (account_id, {noun}_key, policy_arn) "
                          "VALUES ($1, $2, $3) ON CONFLICT (account_id, {noun}_key) "
                          "DO UPDATE SET policy_arn = excluded.policy_arn"),
      .erase_boundary =
          say("DELETE FROM {noun}_boundaries WHERE account_id = $1 AND {noun}_key = $2"),
      .bounded_by =
          say("SELECT h.{noun}_name, h.{noun}_id, h.path, p.{noun}_key FROM {noun}_boundaries p "
              "JOIN {holders} h ON h.account_id = p.account_id AND h.{noun}_key = p.{noun}_key "
              "WHERE p.account_id = $1 AND p.policy_arn = $2 AND p.{noun}_key > $3 "
              "ORDER BY p.{noun}_key LIMIT $4"),
  };
}

const Statements& statements_of(HolderKind kind) {
  static const Statements of_users = statements_about(users);
  static const Statements of_groups = statements_about(groups);
  static const Statements of_roles = statements_about(roles);
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

std::vector<InlinePolicy> Policies::inline_of(PolicyHolder holder) const {
  std::vector<InlinePolicy> policies;
  Rows rows = query(scope_.transaction->connection, statements_of(holder.kind).inline_all,
                    scope_.account, iam::name_key(holder.name));
  while (rows.next())
    policies.push_back({.name = rows.string(0), .document = rows.string(1)});
  return policies;
}

std::optional<InlinePolicy> Policies::find_inline(PolicyHolder holder,
                                                  std::string_view policy_name) const {
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

std::vector<std::string> Policies::attached_to(PolicyHolder holder) const {
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

std::optional<std::string> Policies::boundary_of(PolicyHolder holder) const {
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

std::size_t Policies::count_attachments(std::string_view policy_arn) const {
  static const std::string statement =
      "SELECT " + said_of({users, groups, roles}, " + ",
                          "(SELECT COUNT(*) FROM {of}attached_policies "
                          "WHERE account_id = $1 AND policy_arn = $2)");
  return only_number(query(scope_.transaction->connection, statement, scope_.account, policy_arn));
}

std::size_t Policies::count_bounded(std::string_view policy_arn) const {
  static const std::string statement =
      "SELECT " + said_of({users, roles}, " + ",
                          "(SELECT COUNT(*) FROM {noun}_boundaries "
                          "WHERE account_id = $1 AND policy_arn = $2)");
  return only_number(query(scope_.transaction->connection, statement, scope_.account, policy_arn));
}

std::size_t Policies::count_in_use() const {
  // From one policy to the next through the indexes, rather than over every attachment: there are
  // few policies, and a user for each attachment.
  constexpr std::string_view both = " UNION ALL ";
  static const std::string statement =
      "SELECT MIN(policy_arn) FROM (" +
      said_of({users, groups, roles}, both,
              "SELECT MIN(policy_arn) AS policy_arn FROM {of}attached_policies "
              "WHERE account_id = $1 AND policy_arn > $2") +
      std::string(both) +
      said_of({users, roles}, both,
              "SELECT MIN(policy_arn) AS policy_arn FROM {noun}_boundaries "
              "WHERE account_id = $1 AND policy_arn > $2") +
      ") AS next_of_each";
  std::size_t count = 0;
  std::string last;
  const auto next_after = [&] {
    Rows rows = query(scope_.transaction->connection, statement, scope_.account, last);
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
                                    const PageRequest& page) const {
  const std::string& statement = use == PolicyUse::Permissions
                                     ? statements_of(kind).holders_of
                                     : boundary_statements_of(kind).bounded_by;
  Rows rows = query(scope_.transaction->connection, statement, scope_.account, policy_arn,
                    page.after, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 3}, [&] {
    return PolicyUser{.name = rows.string(0), .id = rows.string(1), .path = rows.string(2)};
  });
}

}  // namespace rollcall::store
