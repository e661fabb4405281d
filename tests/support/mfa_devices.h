#pragma once
// What a test of MFA devices begins with: Alice, an administrator, and devices in the hands of
// whoever shows their codes.

#include <string>
#include <vector>

#include "crypto/totp.h"
#include "support/actions_world.h"

namespace rollcall::test {

// What an owner holds in hand: shows a code for every step.
struct Device {
  std::string serial;
  base::Secret seed;

  std::string code(std::int64_t step) const {
    return crypto::totp_code(seed, static_cast<std::uint64_t>(step));
  }
};

class WithMfaDevices : public ::testing::Test {
 protected:
  WithMfaDevices() { world.must(admin, "CreateUser", {{"UserName", "Alice"}}); }

  std::int64_t step() const { return static_cast<std::int64_t>(crypto::totp_counter(world.now)); }

  Device a_device(const std::string& name) {
    const auto made = world.must(admin, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", name}});
    return device_of(made["VirtualMFADevice"]);
  }

  static Device device_of(const nlohmann::json& shape) {
    const auto base32 = base::from_base64(shape["Base32StringSeed"].get<std::string>());
    return {shape["SerialNumber"], base::Secret(*base::from_base32(*base32))};
  }

  // The parameters that give a device to a user, with the codes of the step `offset` from now and
  // of the one before.
  Parameters pair(const std::string& user, const Device& device, std::int64_t offset = 0) {
    return {{"UserName", user},
            {"SerialNumber", device.serial},
            {"AuthenticationCode1", device.code(step() + offset - 1)},
            {"AuthenticationCode2", device.code(step() + offset)}};
  }

  Device a_device_of(const std::string& user, const std::string& name) {
    const Device device = a_device(name);
    world.must(admin, "EnableMFADevice", pair(user, device));
    return device;
  }

  static Parameters whose(const std::string& user, const Device& device) {
    return {{"UserName", user}, {"SerialNumber", device.serial}};
  }

  std::vector<std::string> serials(const char* status) {
    std::vector<std::string> found;
    const auto listed = world.must(admin, "ListVirtualMFADevices", {{"AssignmentStatus", status}});
    for (const auto& device : listed["VirtualMFADevices"])
      found.push_back(device["SerialNumber"]);
    return found;
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  const Device none{"arn:aws:iam::123456789012:mfa/none", base::Secret("no seed")};
};

}  // namespace rollcall::test
