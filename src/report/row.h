#pragma once
// One line of the credential report before it is text: the facts of one user's credentials, as
// views into what the store read. Valid only until the scan moves on, so that a report of a million
// users owns no string.

#include <array>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace rollcall::report {

struct Password {
  base::Instant last_changed;
  std::optional<base::Instant> last_used;  // absent: never, or not known
};

struct AccessKeyUse {
  base::Instant date;
  std::string_view region;   // "N/A" when the service is not regional
  std::string_view service;  // as in the credential scope: "s3", "iam"
};

struct AccessKey {
  bool active;
  base::Instant created;
  std::optional<AccessKeyUse> last_used;
};

struct Certificate {
  bool active;
  base::Instant uploaded;
};

enum class Holder { Root, User };

inline constexpr std::size_t slots = 2;

struct Row {
  Holder holder = Holder::User;
  std::string_view account_id;
  std::string_view user;  // as stored; of no meaning for root
  std::string_view path;  // as stored: "/", "/team/"
  base::Instant created;
  std::optional<Password> password;
  bool mfa_active = false;
  std::array<std::optional<AccessKey>, slots> access_keys;  // ascending access-key id
  std::array<std::optional<Certificate>, slots>
      certificates;  // inactive first, then upload time, then id
};

}  // namespace rollcall::report
