// ListMFADevices: the devices that are enabled for a user, or for whoever calls: virtual ones and
// security keys, by serial number.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "mfa";

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

// Those of one kind stand before those of the other: their serial numbers do.
std::vector<DeviceShape> devices_of(const store::Tables& tables, const iam::User& user) {
  std::vector<DeviceShape> shapes;
  for (const iam::MfaDevice& device : tables.mfa_devices.of(user.name))
    shapes.push_back({owner_name(user), device.serial_number, device.assignment->enabled});
  for (const iam::SecurityKey& key : tables.security_keys.of(user.name))
    shapes.push_back({owner_name(user), key.serial_number, key.enabled});
  return shapes;
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(device_page_request(view, request.page, listing));
  const iam::User user = TRY(request.user_name ? find_device_owner(view, *request.user_name)
                                               : user_or_caller(view, std::nullopt));
  auto page = page_of(devices_of(view.tables, user), wanted, [](const DeviceShape& device) {
    return iam::name_key(device.serial_number);
  });
  Response response{.mfa_devices = std::move(page.rows), .continuation = {}};
  response.continuation = device_continuation(view, page.next, listing);
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
