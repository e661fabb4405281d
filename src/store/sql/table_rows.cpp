#include "store/sql/table_rows.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "store/sql/query.h"
#include "store/sql/words.h"

namespace rollcall::store {
namespace {

// Rows in the order of user keys, of which those of one user are taken at a time. Column 0 is the
// user key.
class Cursor {
 public:
  explicit Cursor(Rows rows) : rows_(std::move(rows)) { advance(); }

  // A row behind the user belongs to nobody, and would hide what comes after it.
  bool is_at(std::string_view user_key) const {
    if (has_row_ && key_ < user_key) [[unlikely]]
      throw Damage("a credential belongs to no user: " + std::string(key_));
    return has_row_ && key_ == user_key;
  }
  bool is_at_end() const { return !has_row_; }
  const Rows& row() const { return rows_; }
  void advance() {
    has_row_ = rows_.next();
    if (has_row_)
      key_ = rows_.text(0);
  }

 private:
  Rows rows_;
  bool has_row_ = false;
  std::string_view key_;
};

// What must outlive its row, because the row behind it says whether the user has another one. The
// strings are used again for every user, and so soon need no memory.
struct KeptTexts {
  std::array<std::string, report::slots> regions;
  std::array<std::string, report::slots> services;
};

// Keys come in ascending id, so that the first takes the first slot. A server may allow more keys
// than a report shows.
void take_keys(Cursor& keys, std::string_view user_key, KeptTexts& kept, report::Row& row) {
  row.access_keys = {};
  for (std::size_t slot = 0; keys.is_at(user_key); ++slot, keys.advance()) {
    if (slot >= report::slots)
      continue;
    const Rows& at = keys.row();
    auto& key = row.access_keys[slot].emplace(
        report::AccessKey{.active = at.status(1) == iam::Status::Active, .created = at.instant(2)});
    const auto used = at.maybe_instant(3);
    if (!used)
      continue;
    kept.regions[slot] = at.text(4);
    kept.services[slot] = at.text(5);
    key.last_used = {.date = *used, .region = kept.regions[slot], .service = kept.services[slot]};
  }
}

bool take_devices(Cursor& devices, std::string_view user_key) {
  const bool has_one = devices.is_at(user_key);
  while (devices.is_at(user_key))
    devices.advance();
  return has_one;
}

// Inactive ones first, then the older ones. Those of one status and one second look the same in a
// report, whatever their ids.
void take_certificates(Cursor& certificates, std::string_view user_key,
                       std::vector<report::Certificate>& found, report::Row& row) {
  row.certificates = {};
  if (!certificates.is_at(user_key))
    return;
  found.clear();
  for (; certificates.is_at(user_key); certificates.advance())
    found.push_back({.active = certificates.row().status(1) == iam::Status::Active,
                     .uploaded = certificates.row().instant(2)});
  std::ranges::sort(found, {}, [](const report::Certificate& certificate) {
    return std::tuple(certificate.active, certificate.uploaded);
  });
  std::copy_n(found.begin(), std::min(found.size(), report::slots), row.certificates.begin());
}

// Of all users of an account, or of one.
struct Statements {
  std::string users;
  std::string keys;
  std::string devices;
  std::string security_keys;
  std::string certificates;
};

Statements statements_about(std::string_view and_user) {
  const auto say = [&](std::string_view text) { return said_with(text, {{"{user}", and_user}}); };
  return {.users = say("SELECT user_key, user_name, path, created, password_changed, "
                       "password_last_used FROM users WHERE account_id = $1{user} "
                       "ORDER BY user_key"),
          .keys = say("SELECT user_key, status, created, last_used_date, last_used_region, "
                      "last_used_service FROM access_keys WHERE account_id = $1{user} "
                      "ORDER BY user_key, access_key_id"),
          .devices = say("SELECT user_key FROM user_mfa_devices WHERE account_id = $1{user} "
                         "ORDER BY user_key"),
          .security_keys = say("SELECT user_key FROM security_keys WHERE account_id = $1{user} "
                               "ORDER BY user_key"),
          .certificates = say("SELECT user_key, status, uploaded FROM signing_certificates "
                              "WHERE account_id = $1{user} ORDER BY user_key, certificate_id")};
}

// What the statements return, `ask` being who runs one.
void merge(const Statements& statements, const std::function<Rows(const std::string&)>& ask,
           const std::string& account_id, const OnTableRow& each) {
  Rows users = ask(statements.users);
  Cursor keys(ask(statements.keys));
  Cursor devices(ask(statements.devices));
  Cursor security_keys(ask(statements.security_keys));
  Cursor certificates(ask(statements.certificates));
  KeptTexts kept;
  std::vector<report::Certificate> found;
  report::Row row;
  row.account_id = account_id;
  while (users.next()) {
    const std::string_view user_key = users.text(0);
    row.holder = user_key.empty() ? report::Holder::Root : report::Holder::User;
    row.user = users.text(1);
    row.path = users.text(2);
    row.created = users.instant(3);
    row.password.reset();
    if (!users.is_null(4))
      row.password = {.last_changed = users.instant(4), .last_used = users.maybe_instant(5)};
    const bool has_device = take_devices(devices, user_key);
    row.mfa_active = take_devices(security_keys, user_key) || has_device;
    take_keys(keys, user_key, kept, row);
    take_certificates(certificates, user_key, found, row);
    each(user_key, row);
  }
  if (!keys.is_at_end() || !devices.is_at_end() || !security_keys.is_at_end() ||
      !certificates.is_at_end())
    throw Damage("a credential behind the last user belongs to no user");
}

}  // namespace

void for_each_table_row(Connection& connection, iam::AccountId account, const OnTableRow& each) {
  static const Statements statements = statements_about("");
  merge(
      statements, [&](const std::string& text) { return query(connection, text, account); },
      to_string(account), each);
}

void for_table_row_of(Connection& connection, iam::AccountId account, std::string_view user_key,
                      const OnTableRow& each) {
  static const Statements statements = statements_about(" AND user_key = $2");
  merge(
      statements,
      [&](const std::string& text) { return query(connection, text, account, user_key); },
      to_string(account), each);
}

}  // namespace rollcall::store
