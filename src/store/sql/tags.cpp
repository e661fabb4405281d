#include "store/tags.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The same three statements for each kind of owner, because a table's name cannot be a parameter.
struct Statements {
  const char* select;
  const char* erase;
  const char* insert;
};

constexpr Statements of_users = {
    "SELECT tag_key, tag_value FROM user_tags WHERE account_id = $1 AND user_key = $2 "
    "ORDER BY position",
    "DELETE FROM user_tags WHERE account_id = $1 AND user_key = $2",
    "INSERT INTO user_tags (account_id, user_key, position, tag_key, tag_value) "
    "VALUES ($1, $2, $3, $4, $5)",
};

constexpr Statements of_roles = {
    "SELECT tag_key, tag_value FROM role_tags WHERE account_id = $1 AND role_key = $2 "
    "ORDER BY position",
    "DELETE FROM role_tags WHERE account_id = $1 AND role_key = $2",
    "INSERT INTO role_tags (account_id, role_key, position, tag_key, tag_value) "
    "VALUES ($1, $2, $3, $4, $5)",
};

constexpr Statements of_policies = {
    "SELECT tag_key, tag_value FROM policy_tags WHERE account_id = $1 AND policy_key = $2 "
    "ORDER BY position",
    "DELETE FROM policy_tags WHERE account_id = $1 AND policy_key = $2",
    "INSERT INTO policy_tags (account_id, policy_key, position, tag_key, tag_value) "
    "VALUES ($1, $2, $3, $4, $5)",
};

constexpr Statements of_mfa_devices = {
    "SELECT tag_key, tag_value FROM mfa_device_tags WHERE account_id = $1 AND serial_key = $2 "
    "ORDER BY position",
    "DELETE FROM mfa_device_tags WHERE account_id = $1 AND serial_key = $2",
    "INSERT INTO mfa_device_tags (account_id, serial_key, position, tag_key, tag_value) "
    "VALUES ($1, $2, $3, $4, $5)",
};

const Statements& statements_of(Tagged kind) {
  switch (kind) {
    case Tagged::User:
      return of_users;
    case Tagged::Role:
      return of_roles;
    case Tagged::Policy:
      return of_policies;
    case Tagged::MfaDevice:
      break;
  }
  return of_mfa_devices;
}

}  // namespace

std::vector<iam::Tag> Tags::of(Tagged kind, std::string_view owner) {
  std::vector<iam::Tag> tags;
  Rows rows = query(scope_.transaction->connection, statements_of(kind).select, scope_.account,
                    iam::name_key(owner));
  while (rows.next())
    tags.push_back({.key = rows.string(0), .value = rows.string(1)});
  return tags;
}

void Tags::replace(Tagged kind, std::string_view owner, const std::vector<iam::Tag>& tags) {
  Connection& connection = scope_.transaction->connection;
  const std::string owner_key = iam::name_key(owner);
  execute(connection, statements_of(kind).erase, scope_.account, owner_key);
  for (std::size_t position = 0; position < tags.size(); ++position)
    execute(connection, statements_of(kind).insert, scope_.account, owner_key, position,
            tags[position].key, tags[position].value);
}

}  // namespace rollcall::store
