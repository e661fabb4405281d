// UntagMFADevice: removes tags of a device by their keys. Keys that are not there are no error.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::SerialNumber serial_number;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("SerialNumber", serial_number);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::MfaDevice device = TRY(find_mfa_device(change, request.serial_number));
  return remove_tags(change, {store::Tagged::MfaDevice, device.serial_number}, request.tag_keys);
}

}  // namespace

extern const api::Action untag_mfa_device = api::Declare<Request, api::Nothing>{
    .name = "UntagMFADevice",
    .access = api::Access::Tagging,
    .resources = named_mfa_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
