// EnableMFADevice: gives a device to a user who can show two consecutive codes of it.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  iam::SerialNumber serial_number;
  PairFields codes;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SerialNumber", serial_number);
    codes.fields(field);
  }
};

struct OwnerAndDevice {
  iam::User owner;
  iam::MfaDevice device;
};

// A security key is in use from the moment it is registered.
base::Error in_use(const Request& request, const iam::User& owner, std::string_view holder) {
  return {&iam::errors::entity_already_exists,
          is_held_by(holder, owner)
              ? "MFA Device for user " + request.user_name.value() + " already exists."
              : "MFA Device is already in use."};
}

// All that can be refused before the codes are looked at.
api::Result<OwnerAndDevice> checked(const api::View& view, const Request& request) {
  iam::User owner = TRY(find_device_owner(view, request.user_name));
  TRY(check_self_management(view, owner));
  if (const auto key = view.tables.security_keys.find(request.serial_number))
    return std::unexpected(in_use(request, owner, key->user_name));
  iam::MfaDevice device = TRY(find_mfa_device(view, request.serial_number));
  if (device.assignment)
    return std::unexpected(in_use(request, owner, device.assignment->user_name));
  TRY(check_room_for_device(view, owner));
  return OwnerAndDevice{std::move(owner), std::move(device)};
}

api::Result<PairSearch> prepare(const api::View& view, const Request& request) {
  return pair_search(view, TRY(checked(view, request)).device);
}

api::Result<PairSearch> work(const api::Environment& environment, const Request& request,
                             PairSearch search) {
  return found_pair(environment, request.codes, std::move(search));
}

api::Result<api::Nothing> run(api::Change& change, const Request& request,
                              const PairSearch& search) {
  const OwnerAndDevice now = TRY(checked(change, request));
  iam::MfaDevice device = TRY(accept_pair(change, now.device, search, request.codes));
  device.assignment = iam::MfaAssignment{now.owner.name, change.now};
  change.tables.mfa_devices.save(device);
  change.tables.signin_sessions.erase_of(now.owner.name, change.caller.spared_session());
  return api::Nothing{};
}

}  // namespace

extern const api::Action enable_mfa_device = api::Declare<Request, api::Nothing, PairSearch>{
    .name = "EnableMFADevice",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
