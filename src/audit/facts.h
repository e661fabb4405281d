#pragma once
// What may be known of an account besides the rows of its report. Each is absent where nobody could
// look, and controls that need it then say so instead of guessing.

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "iam/password_policy.h"

namespace rollcall::audit {

// What was answered when the password policy was asked for. Without one IAM's own rules hold.
struct SeenPasswordPolicy {
  std::optional<iam::PasswordPolicy> policy;
};

struct SeenVirtualDevice {
  std::string serial_number;
  std::string user_arn;
};

// What only the account itself can tell, and no column of the report.
struct Inventory {
  std::vector<SeenVirtualDevice> virtual_mfa_devices;
};

// nullptr where root has none.
inline const SeenVirtualDevice* virtual_device_of_root(const Inventory& inventory) {
  for (const SeenVirtualDevice& device : inventory.virtual_mfa_devices)
    if (device.user_arn.ends_with(":root") ||
        device.serial_number.ends_with("/root-account-mfa-device"))
      return &device;
  return nullptr;
}

struct Facts {
  std::string account_id = {};  // where the rows do not say it
  std::optional<base::Instant> generated = {};
  std::optional<SeenPasswordPolicy> password_policy = {};
  std::optional<Inventory> inventory = {};
  std::optional<bool> is_member_account = {};  // of an organization, and not the one managing it
};

}  // namespace rollcall::audit
