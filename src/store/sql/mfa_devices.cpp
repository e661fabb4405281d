#include "store/mfa_devices.h"

#include <cassert>

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/secrets.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {
namespace {

// The columns every query of this file asks for, in this order: serial_number, created,
// clock_adjustment, last_pair_step, enabled, user_name; more may follow. The last two are null
// without an assignment.
iam::MfaDevice device_of(const Rows& rows) {
  iam::MfaDevice device{.serial_number = rows.string(0),
                        .created = rows.instant(1),
                        .clock_adjustment = rows.integer(2)};
  if (!rows.is_null(3))
    device.last_pair_step = rows.integer(3);
  if (!rows.is_null(4))
    device.assignment = {.user_name = rows.string(5), .enabled = rows.instant(4)};
  return device;
}

SecretRecord record_of(iam::AccountId account, std::string_view serial_key) {
  return {.kind = "mfa_seed", .account = account, .id = serial_key};
}

std::string_view word_for(AssignmentStatus status) {
  switch (status) {
    case AssignmentStatus::Any:
      return "any";
    case AssignmentStatus::Assigned:
      return "assigned";
    case AssignmentStatus::Unassigned:
      return "unassigned";
  }
  return {};
}

void assign(const Scope& scope, std::string_view serial_key, const iam::MfaAssignment& assignment) {
  const std::string user_key = iam::name_key(assignment.user_name);
  change_user(scope, user_key,
              "INSERT INTO user_mfa_devices (account_id, user_key, serial_key, enabled) "
              "VALUES ($1, $2, $3, $4)",
              scope.account, user_key, serial_key, assignment.enabled);
}

}  // namespace

std::optional<iam::MfaDevice> MfaDevices::find(std::string_view serial_number) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT d.serial_number, d.created, d.clock_adjustment, d.last_pair_step, "
                    "m.enabled, u.user_name FROM mfa_devices d "
                    "LEFT JOIN user_mfa_devices m "
                    "ON m.account_id = d.account_id AND m.serial_key = d.serial_key "
                    "LEFT JOIN users u ON u.account_id = m.account_id AND u.user_key = m.user_key "
                    "WHERE d.account_id = $1 AND d.serial_key = $2",
                    scope_.account, iam::name_key(serial_number));
  if (!rows.next())
    return std::nullopt;
  return device_of(rows);
}

base::Secret MfaDevices::seed(std::string_view serial_number) const {
  const std::string serial_key = iam::name_key(serial_number);
  Rows rows = query(scope_.transaction->connection,
                    "SELECT sealed_seed FROM mfa_devices WHERE account_id = $1 AND serial_key = $2",
                    scope_.account, serial_key);
  [[maybe_unused]] const bool exists = rows.next();
  assert(exists);
  return open_of(record_of(scope_.account, serial_key), scope_.transaction->sealing, rows.text(0));
}

std::vector<iam::MfaDevice> MfaDevices::of(std::string_view user_name) const {
  std::vector<iam::MfaDevice> devices;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT d.serial_number, d.created, d.clock_adjustment, d.last_pair_step, "
                    "m.enabled, u.user_name FROM user_mfa_devices m "
                    "JOIN mfa_devices d "
                    "ON d.account_id = m.account_id AND d.serial_key = m.serial_key "
                    "JOIN users u ON u.account_id = m.account_id AND u.user_key = m.user_key "
                    "WHERE m.account_id = $1 AND m.user_key = $2 ORDER BY m.serial_key",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    devices.push_back(device_of(rows));
  return devices;
}

Page<iam::MfaDevice> MfaDevices::list(AssignmentStatus status, const PageRequest& page) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT d.serial_number, d.created, d.clock_adjustment, d.last_pair_step, "
                    "m.enabled, u.user_name, d.serial_key FROM mfa_devices d "
                    "LEFT JOIN user_mfa_devices m "
                    "ON m.account_id = d.account_id AND m.serial_key = d.serial_key "
                    "LEFT JOIN users u ON u.account_id = m.account_id AND u.user_key = m.user_key "
                    "WHERE d.account_id = $1 AND d.serial_key > $2 "
                    "AND ($3 = 'any' OR ($3 = 'assigned') = (m.user_key IS NOT NULL)) "
                    "ORDER BY d.serial_key LIMIT $4",
                    scope_.account, page.after, word_for(status), page.most + 1);
  return page_of(rows, {.request = page, .key_column = 6}, [&] { return device_of(rows); });
}

std::size_t MfaDevices::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM mfa_devices WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::size_t MfaDevices::count_in_use() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM user_mfa_devices WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void MfaDevices::insert(const iam::MfaDevice& device, const base::Secret& seed) {
  const std::string serial_key = iam::name_key(device.serial_number);
  const std::string sealed =
      seal_for(record_of(scope_.account, serial_key), scope_.transaction->sealing, seed);
  execute(scope_.transaction->connection,
          "INSERT INTO mfa_devices (account_id, serial_key, serial_number, created, "
          "clock_adjustment, last_pair_step, sealed_seed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
          scope_.account, serial_key, device.serial_number, device.created, device.clock_adjustment,
          device.last_pair_step, Bytes{sealed});
  if (device.assignment)
    assign(scope_, serial_key, *device.assignment);
}

void MfaDevices::save(const iam::MfaDevice& device) {
  Connection& connection = scope_.transaction->connection;
  const std::string serial_key = iam::name_key(device.serial_number);
  execute(connection,
          "UPDATE mfa_devices SET clock_adjustment = $1, last_pair_step = $2 "
          "WHERE account_id = $3 AND serial_key = $4",
          device.clock_adjustment, device.last_pair_step, scope_.account, serial_key);
  change_whoever_it_is(scope_,
                       "DELETE FROM user_mfa_devices WHERE account_id = $1 AND serial_key = $2 "
                       "RETURNING user_key",
                       scope_.account, serial_key);
  if (device.assignment)
    assign(scope_, serial_key, *device.assignment);
}

void MfaDevices::erase(std::string_view serial_number) {
  // Its tags and its spent codes go with it; an assignment does not, and must be gone.
  execute(scope_.transaction->connection,
          "DELETE FROM mfa_devices WHERE account_id = $1 AND serial_key = $2", scope_.account,
          iam::name_key(serial_number));
}

}  // namespace rollcall::store
