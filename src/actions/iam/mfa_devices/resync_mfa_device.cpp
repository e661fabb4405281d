// ResyncMFADevice: follows the clock of a user's device, which two consecutive codes give away.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/resources.h"
#include "api/action.h"

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

api::Result<iam::MfaDevice> checked(const api::View& view, const Request& request) {
  const iam::User owner = TRY(find_device_owner(view, request.user_name));
  if (TRY(find_security_key_of(view, owner, request.serial_number)))
    return std::unexpected(invalid_codes());  // it shows none
  iam::MfaDevice device = TRY(find_mfa_device(view, request.serial_number));
  TRY(check_device_of(device, owner));
  return device;
}

api::Result<PairSearch> prepare(const api::View& view, const Request& request) {
  return pair_search(view, TRY(checked(view, request)));
}

api::Result<PairSearch> work(const api::Environment& environment, const Request& request,
                             PairSearch search) {
  return found_pair(environment, request.codes, std::move(search));
}

api::Result<api::Nothing> run(api::Change& change, const Request& request,
                              const PairSearch& search) {
  const iam::MfaDevice device = TRY(checked(change, request));
  change.tables.mfa_devices.save(TRY(accept_pair(change, device, search, request.codes)));
  return api::Nothing{};
}

}  // namespace

extern const api::Action resync_mfa_device = api::Declare<Request, api::Nothing, PairSearch>{
    .name = "ResyncMFADevice",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
