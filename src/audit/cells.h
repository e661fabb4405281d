#pragma once
// Which column of the report says what, for verdicts to name the cell that they rest on; and the
// few things that are no column of ours, numbered behind them. A name that is none does not
// compile.

#include <array>
#include <cstddef>
#include <string_view>

#include "report/column_table.h"

namespace rollcall::audit {

// A column that only some of AWS's reports have, the members of a password policy as its API names
// them, and where the generated time and the kinds of MFA devices stand in AWS's answers.
inline constexpr std::array<std::string_view, 13> further_cells{
    "additional_credentials_info",
    "PasswordPolicy",
    "MinimumPasswordLength",
    "RequireUppercaseCharacters",
    "RequireLowercaseCharacters",
    "RequireSymbols",
    "RequireNumbers",
    "PasswordReusePrevention",
    "MaxPasswordAge",
    "AllowUsersToChangePassword",
    "HardExpiry",
    "GeneratedTime",
    "SerialNumber",
};

constexpr std::string_view cell_name(std::size_t column) {
  return column < report::column_count ? report::column_names[column]
                                       : further_cells[column - report::column_count];
}

consteval std::size_t column(std::string_view name) {
  for (std::size_t i = 0; i < report::column_count + further_cells.size(); ++i)
    if (cell_name(i) == name)
      return i;
  throw "there is no such cell";
}

namespace columns {
inline constexpr std::size_t user = column("user");
inline constexpr std::size_t created = column("user_creation_time");
inline constexpr std::size_t password_enabled = column("password_enabled");
inline constexpr std::size_t password_last_used = column("password_last_used");
inline constexpr std::size_t password_last_changed = column("password_last_changed");
inline constexpr std::size_t password_next_rotation = column("password_next_rotation");
inline constexpr std::size_t mfa_active = column("mfa_active");
inline constexpr std::size_t further_credentials = column("additional_credentials_info");
inline constexpr std::size_t generated = column("GeneratedTime");
inline constexpr std::size_t device_serial = column("SerialNumber");
inline constexpr std::size_t policy = column("PasswordPolicy");
inline constexpr std::size_t policy_length = column("MinimumPasswordLength");
inline constexpr std::size_t policy_uppercase = column("RequireUppercaseCharacters");
inline constexpr std::size_t policy_lowercase = column("RequireLowercaseCharacters");
inline constexpr std::size_t policy_symbols = column("RequireSymbols");
inline constexpr std::size_t policy_numbers = column("RequireNumbers");
inline constexpr std::size_t policy_reuse = column("PasswordReusePrevention");
inline constexpr std::size_t policy_max_age = column("MaxPasswordAge");
inline constexpr std::size_t policy_change = column("AllowUsersToChangePassword");
inline constexpr std::size_t policy_hard_expiry = column("HardExpiry");
}  // namespace columns

// Those of one access key.
struct KeyColumns {
  std::size_t active;
  std::size_t last_rotated;
  std::size_t last_used_date;
  std::size_t last_used_region;
  std::size_t last_used_service;
};
inline constexpr std::array<KeyColumns, report::slots> key_columns{{
    {column("access_key_1_active"), column("access_key_1_last_rotated"),
     column("access_key_1_last_used_date"), column("access_key_1_last_used_region"),
     column("access_key_1_last_used_service")},
    {column("access_key_2_active"), column("access_key_2_last_rotated"),
     column("access_key_2_last_used_date"), column("access_key_2_last_used_region"),
     column("access_key_2_last_used_service")},
}};

// Those of one certificate.
struct CertificateColumns {
  std::size_t active;
  std::size_t last_rotated;
};
inline constexpr std::array<CertificateColumns, report::slots> certificate_columns{{
    {column("cert_1_active"), column("cert_1_last_rotated")},
    {column("cert_2_active"), column("cert_2_last_rotated")},
}};

}  // namespace rollcall::audit
