// ListMFADeviceTags: the tags of a device, in the order in which they were set.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::SerialNumber serial_number;
  PageFields page;

  void fields(auto& field) {
    field("SerialNumber", serial_number);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  const iam::MfaDevice device = TRY(find_mfa_device(view, request.serial_number));
  return tag_page(view.tables.tags.of(store::Tagged::MfaDevice, device.serial_number), request.page,
                  "mfa-device-tags");
}

}  // namespace

extern const api::Action list_mfa_device_tags = api::Declare<Request, TagPage>{
    .name = "ListMFADeviceTags",
    .access = api::Access::List,
    .resources = named_mfa_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
