// DeactivateMFADevice: takes a device from its user. The device stays, and remembers its clock and
// its last pair of codes; a security key is registered anew or not at all.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  iam::SerialNumber serial_number;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SerialNumber", serial_number);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User owner = TRY(find_device_owner(change, request.user_name));
  TRY(check_self_management(change, owner));
  if (const auto key = TRY(find_security_key_of(change, owner, request.serial_number))) {
    change.tables.security_keys.erase(key->serial_number);
  } else {
    iam::MfaDevice device = TRY(find_mfa_device(change, request.serial_number));
    TRY(check_device_of(device, owner));
    device.assignment = std::nullopt;
    change.tables.mfa_devices.save(device);
  }
  change.tables.signin_sessions.erase_of(owner.name, change.caller.spared_session());
  return api::Nothing{};
}

}  // namespace

extern const api::Action deactivate_mfa_device = api::Declare<Request, api::Nothing>{
    .name = "DeactivateMFADevice",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
