#pragma once
// Rows of a report as a reader has them: a user without any credential, to whom a test gives what
// its sentence is about.

#include <string>

#include "report/owned_row.h"

namespace rollcall::test {

inline constexpr base::Instant report_time{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

inline constexpr auto none = std::unexpected(report::Absence::NotApplicable);
inline constexpr auto no_information = std::unexpected(report::Absence::NoInformation);
inline constexpr auto not_supported = std::unexpected(report::Absence::NotSupported);

inline report::OwnedRow a_row(const std::string& user) {
  const report::KeyCells no_key{.active = false,
                                .last_rotated = none,
                                .last_used_date = none,
                                .last_used_region = none,
                                .last_used_service = none};
  const report::CertificateCells no_certificate{.active = false, .last_rotated = none};
  return {.user = user,
          .arn = "arn:aws:iam::123456789012:user/" + user,
          .user_creation_time = report_time - std::chrono::hours{9000},
          .password_enabled = false,
          .password_last_used = none,
          .password_last_changed = none,
          .password_next_rotation = none,
          .mfa_active = false,
          .access_keys = {no_key, no_key},
          .certificates = {no_certificate, no_certificate}};
}

// As the edition guide tells of root: nothing of its password but when it was used.
inline report::OwnedRow the_root() {
  report::OwnedRow row = a_row("<root_account>");
  row.arn = "arn:aws:iam::123456789012:root";
  row.password_enabled = not_supported;
  row.password_last_used = no_information;
  row.password_last_changed = not_supported;
  row.password_next_rotation = not_supported;
  return row;
}

// With a password set so long ago and never used.
inline report::OwnedRow with_password(report::OwnedRow row, base::Seconds age) {
  row.password_enabled = true;
  row.password_last_changed = report_time - age;
  row.password_last_used = no_information;
  return row;
}

// With a key in that slot, active and never used.
inline report::OwnedRow with_key(report::OwnedRow row, std::size_t slot, base::Seconds age) {
  row.access_keys[slot].active = true;
  row.access_keys[slot].last_rotated = report_time - age;
  return row;
}

}  // namespace rollcall::test
