// DeleteVirtualMFADevice: takes a device away that nobody uses any more.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::SerialNumber serial_number;

  void fields(auto& field) { field("SerialNumber", serial_number); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::MfaDevice device = TRY(find_mfa_device(change, request.serial_number));
  if (device.assignment)
    return base::fail(iam::errors::delete_conflict,
                      "MFA VirtualDevice in use. Must deactivate first.");
  change.tables.mfa_devices.erase(device.serial_number);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_virtual_mfa_device = api::Declare<Request, api::Nothing>{
    .name = "DeleteVirtualMFADevice",
    .access = api::Access::Write,
    .resources = named_mfa_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
