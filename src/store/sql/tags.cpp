#include "store/tags.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"
#include "store/sql/words.h"

namespace rollcall::store {
namespace {

struct Statements {
  std::string select;
  std::string erase;
  std::string insert;
};

// Of one kind of owner.
Statements statements_about(std::string_view table, std::string_view key) {
  const auto say = [&](std::string_view text) {
    return said_with(text, {{"{table}", table}, {"{key}", key}});
  };
  return {.select = say("SELECT tag_key, tag_value FROM {table} WHERE account_id = $1 "
                        "AND {key} = $2 ORDER BY position"),
          .erase = say("DELETE FROM {table} WHERE account_id = $1 AND {key} = $2"),
          .insert = say("INSERT INTO {table} (account_id, {key}, position, tag_key, tag_value) "
                        "VALUES ($1, $2, $3, $4, $5)")};
}

const Statements& statements_of(Tagged kind) {
  static const Statements of_users = statements_about("user_tags", "user_key");
  static const Statements of_roles = statements_about("role_tags", "role_key");
  static const Statements of_instance_profiles =
      statements_about("instance_profile_tags", "profile_key");
  static const Statements of_policies = statements_about("policy_tags", "policy_key");
  static const Statements of_server_certificates =
      statements_about("server_certificate_tags", "certificate_key");
  static const Statements of_mfa_devices = statements_about("mfa_device_tags", "serial_key");
  switch (kind) {
    case Tagged::User:
      return of_users;
    case Tagged::Role:
      return of_roles;
    case Tagged::InstanceProfile:
      return of_instance_profiles;
    case Tagged::Policy:
      return of_policies;
    case Tagged::ServerCertificate:
      return of_server_certificates;
    case Tagged::MfaDevice:
      break;
  }
  return of_mfa_devices;
}

}  // namespace

std::vector<iam::Tag> Tags::of(Tagged kind, std::string_view owner) const {
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
