// TagMFADevice: sets tags of a device. Unlike those of users, keys that differ in case are
// different keys.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::SerialNumber serial_number;
  TagEntries tags;

  void fields(auto& field) {
    field("SerialNumber", serial_number);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::MfaDevice));
  const iam::MfaDevice device = TRY(find_mfa_device(change, request.serial_number));
  return set_tags(change, {store::Tagged::MfaDevice, device.serial_number}, added);
}

}  // namespace

extern const api::Action tag_mfa_device = api::Declare<Request, api::Nothing>{
    .name = "TagMFADevice",
    .access = api::Access::Tagging,
    .resources = named_mfa_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
