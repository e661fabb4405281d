// ListMFADevices: the devices that are enabled for a user, or for whoever calls.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "mfa-devices";

struct Request {
  std::optional<iam::ExistingUserName> user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct DeviceShape {
  std::optional<std::string> user_name;
  std::string serial_number;
  base::Instant enable_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("SerialNumber", serial_number);
    field("EnableDate", enable_date);
  }
};

struct Response {
  std::vector<DeviceShape> mfa_devices;
  Continuation continuation;

  void fields(auto& field) const {
    field("MFADevices", mfa_devices);
    continuation.fields(field);
  }
};

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(device_page_request(session, request.page, listing));
  const iam::User user = TRY(request.user_name ? find_device_owner(session, *request.user_name)
                                               : user_or_caller(session, std::nullopt));
  const auto page =
      page_of(session.tables.mfa_devices.of(user.name), wanted,
              [](const iam::MfaDevice& device) { return iam::name_key(device.serial_number); });
  Response response;
  for (const iam::MfaDevice& device : page.rows)
    response.mfa_devices.push_back(
        {owner_name(user), device.serial_number, device.assignment->enabled});
  response.continuation = device_continuation(session, page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_mfa_devices = api::Declare<Request, Response>{
    .name = "ListMFADevices",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
