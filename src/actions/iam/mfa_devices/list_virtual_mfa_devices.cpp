// ListVirtualMFADevices: the account's devices by serial number, without their seeds and tags.
#include "actions/iam/mfa_devices/mfa_devices.h"
#include "actions/resources/resources.h"
#include "actions/resources/shapes.h"
#include "api/action.h"

namespace rollcall {

template <>
inline constexpr auto iam::words<store::AssignmentStatus> = std::array{
    iam::Word<store::AssignmentStatus>{"Assigned", store::AssignmentStatus::Assigned},
    iam::Word<store::AssignmentStatus>{"Unassigned", store::AssignmentStatus::Unassigned},
    iam::Word<store::AssignmentStatus>{"Any", store::AssignmentStatus::Any},
};

namespace actions {
namespace {

constexpr std::string_view listing = "virtual";

struct Request {
  std::optional<store::AssignmentStatus> assignment_status;
  PageFields page;

  void fields(auto& field) {
    field("AssignmentStatus", assignment_status);
    page.fields(field);
  }
};

struct DeviceShape {
  std::string serial_number;
  std::optional<UserShape> user;
  std::optional<base::Instant> enable_date;

  void fields(auto& field) const {
    field("SerialNumber", serial_number);
    field("User", user);
    field("EnableDate", enable_date);
  }
};

struct Response {
  std::vector<DeviceShape> virtual_mfa_devices;
  Continuation continuation;

  void fields(auto& field) const {
    field("VirtualMFADevices", virtual_mfa_devices);
    continuation.fields(field);
  }
};

api::Result<DeviceShape> shape_of_device(const api::View& view, const iam::MfaDevice& device) {
  DeviceShape shape{.serial_number = device.serial_number};
  if (device.assignment) {
    shape.user = shape_of(TRY(find_user(view, device.assignment->user_name)));
    shape.enable_date = device.assignment->enabled;
  }
  return shape;
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(device_page_request(view, request.page, listing));
  const auto status = request.assignment_status.value_or(store::AssignmentStatus::Any);
  const auto page = view.tables.mfa_devices.list(status, wanted);
  Response response;
  for (const iam::MfaDevice& device : page.rows)
    response.virtual_mfa_devices.push_back(TRY(shape_of_device(view, device)));
  response.continuation = device_continuation(view, page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_virtual_mfa_devices = api::Declare<Request, Response>{
    .name = "ListVirtualMFADevices",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace actions
}  // namespace rollcall
