#include "audit/credentials.h"

#include "audit/cells.h"
#include "iam/user.h"

namespace rollcall::audit {
namespace {

std::optional<Credential> password_of(const report::OwnedRow& row) {
  if (!row.password_enabled.value_or(false))
    return std::nullopt;
  Credential password{.slot = Slot::Password, .is_active = true};
  password.set = row.password_last_changed
                     ? Moment{*row.password_last_changed, columns::password_last_changed}
                     : Moment{row.user_creation_time, columns::created};
  password.was_used = row.password_last_used.has_value();
  password.idle = password.was_used ? Moment{*row.password_last_used, columns::password_last_used}
                                    : password.set;
  return password;
}

std::optional<Credential> key_of(const report::OwnedRow& row, Slot slot) {
  const std::size_t index = slot == Slot::AccessKey1 ? 0 : 1;
  const report::KeyCells& cells = row.access_keys[index];
  if (!cells.active && !cells.last_rotated)
    return std::nullopt;
  const KeyColumns& names = key_columns[index];
  Credential key{.slot = slot, .is_active = cells.active};
  key.set = cells.last_rotated ? Moment{*cells.last_rotated, names.last_rotated}
                               : Moment{row.user_creation_time, columns::created};
  key.was_used = cells.last_used_date.has_value();
  key.idle = key.was_used ? Moment{*cells.last_used_date, names.last_used_date} : key.set;
  return key;
}

}  // namespace

bool is_root(const report::OwnedRow& row) { return row.user == iam::root_user; }

bool can_sign_in(const report::OwnedRow& row) {
  return row.password_enabled ? *row.password_enabled
                              : row.password_enabled.error() == report::Absence::NotSupported;
}

std::optional<Credential> credential_in(const report::OwnedRow& row, Slot slot) {
  switch (slot) {
    case Slot::Account:
    case Slot::User:
    case Slot::Certificate1:
    case Slot::Certificate2:
      return std::nullopt;
    case Slot::Password:
      return password_of(row);
    case Slot::AccessKey1:
    case Slot::AccessKey2:
      return key_of(row, slot);
  }
  return std::nullopt;
}

std::vector<Credential> credentials_of(const report::OwnedRow& row) {
  std::vector<Credential> credentials;
  for (const Slot slot : {Slot::Password, Slot::AccessKey1, Slot::AccessKey2})
    if (const auto credential = credential_in(row, slot))
      credentials.push_back(*credential);
  return credentials;
}

}  // namespace rollcall::audit
