// GetMFADevice: tells of hardware security keys, of which this server has none. It refuses virtual
// devices as AWS does; how they are is in ListMFADevices and ListVirtualMFADevices.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::SerialNumber serial_number;
  std::optional<iam::UserName> user_name;

  void fields(auto& field) {
    field("SerialNumber", serial_number);
    field("UserName", user_name);
  }
};

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  if (request.user_name)
    TRY(find_user(session, *request.user_name));
  return base::fail(iam::errors::validation_error,
                    "The MFA device serial number sent in the request is invalid or not supported "
                    "by this API. Currently, only hardware FIDO security keys are supported. "
                    "Please use the compatible device or API.");
}

}  // namespace

extern const api::Action get_mfa_device = api::Declare<Request, api::Nothing>{
    .name = "GetMFADevice",
    .access = api::Access::Read,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
