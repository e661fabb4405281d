#pragma once
// Virtual MFA devices, by serial number; those of a user also by user, for the report. Seeds are
// sealed.

#include <optional>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "iam/mfa_device.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

// Which devices a listing shows. AWS API reference, ListVirtualMFADevices, AssignmentStatus.
enum class AssignmentStatus { Any, Assigned, Unassigned };

class MfaDevices {
 public:
  explicit MfaDevices(Scope scope) : scope_(scope) {}

  std::optional<iam::MfaDevice> find(std::string_view serial_number) const;
  base::Secret seed(std::string_view serial_number) const;  // of a device that exists; raw bytes
  std::vector<iam::MfaDevice> of(std::string_view user_name) const;  // by serial number
  Page<iam::MfaDevice> list(AssignmentStatus status, const PageRequest& page) const;
  std::size_t count() const;
  std::size_t count_in_use() const;

  void insert(const iam::MfaDevice& device, const base::Secret& seed);
  void save(const iam::MfaDevice& device);  // assignment and clock
  void erase(std::string_view serial_number);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
