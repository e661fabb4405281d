// GetMFADevice: tells of a security key. It refuses virtual devices as AWS does; how they are is in
// ListMFADevices and ListVirtualMFADevices. What a key is certified for is not known: its make is
// not asked.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/credentials.h"
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

struct Response {
  std::optional<std::string> user_name;
  std::string serial_number;
  base::Instant enable_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("SerialNumber", serial_number);
    field("EnableDate", enable_date);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(request.user_name ? find_user(view, *request.user_name)
                                               : user_or_caller(view, std::nullopt));
  const auto key = TRY(find_security_key_of(view, user, request.serial_number));
  if (!key)
    return base::fail(iam::errors::validation_error,
                      "The MFA device serial number sent in the request is invalid or not "
                      "supported by this API. Currently, only hardware FIDO security keys are "
                      "supported. Please use the compatible device or API.");
  return Response{owner_name(user), key->serial_number, key->enabled};
}

}  // namespace

extern const api::Action get_mfa_device = api::Declare<Request, Response>{
    .name = "GetMFADevice",
    .access = api::Access::Read,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
