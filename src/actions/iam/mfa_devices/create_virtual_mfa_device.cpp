// CreateVirtualMFADevice: a new device that nobody uses yet. Its seed, as text and as a QR code, is
// in this answer and in no other.
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "api/answer_values.h"
#include "base/encoding.h"
#include "documents/qr_code.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/mfa_device.h"

namespace rollcall::actions {
namespace {

// 320 bits, 64 signs of base32, as AWS's.
constexpr std::size_t seed_bytes = 40;

constexpr const char* already_exists = "MFA device already exists.";
// AWS's sentence, and how to go on where somebody left the device half-made.
constexpr const char* already_made =
    "MFA device already exists. Nobody uses it: enable it with EnableMFADevice and two codes that "
    "it shows, or delete it with DeleteVirtualMFADevice and make it anew.";

struct Request {
  std::optional<iam::Path> path;
  iam::MfaDeviceName virtual_mfa_device_name;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("Path", path);
    field("VirtualMFADeviceName", virtual_mfa_device_name);
    field("Tags", tags);
  }
};

struct DeviceShape {
  std::string serial_number;
  api::Blob base32_string_seed;  // base64 of the base32 text
  api::Blob qr_code_png;
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("SerialNumber", serial_number);
    field("Base32StringSeed", base32_string_seed);
    field("QRCodePNG", qr_code_png);
    field("Tags", tags);
  }
};

struct Response {
  DeviceShape virtual_mfa_device;

  void fields(auto& field) const { field("VirtualMFADevice", virtual_mfa_device); }
};

struct Prepared {
  std::string account;  // as the QR code calls it
  base::Secret seed;
  base::Secret seed_in_base32;
  std::string qr_code_png;
};

std::string serial_number_of(iam::AccountId account, const Request& request) {
  return iam::mfa_arn(account, path_or_root(request.path), request.virtual_mfa_device_name);
}

api::Result<api::Resources> device_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::resource(serial_number_of(view.tables.account, request)),
                     "iam:TagMFADevice", request.tags);
}

// The tags of a device that can be made. An account holds as many devices as users. AWS user guide,
// IAM and AWS STS quotas.
api::Result<std::vector<iam::Tag>> checked(const api::View& view, const Request& request) {
  auto tags = TRY(first_tags(view, request.tags, store::Tagged::MfaDevice));
  const std::string serial_number = serial_number_of(view.tables.account, request);
  // A path may be longer than a serial number, and may hold signs that one may not: such a device
  // could never be named.
  if (!iam::SerialNumber::parse(serial_number))
    return base::fail(iam::errors::validation_error, std::string(iam::path_sentence));
  if (const auto device = view.tables.mfa_devices.find(serial_number))
    return base::fail(iam::errors::entity_already_exists,
                      device->assignment ? already_exists : already_made);
  TRY(check_room(view.tables.mfa_devices.count(),
                 {"VirtualMFADevicesPerAccount", view.environment.quotas.users}));
  return tags;
}

api::Result<Prepared> prepare(const api::View& view, const Request& request) {
  TRY(checked(view, request));
  const iam::Account account = view.tables.settings.get();
  return Prepared{.account = account.alias.value_or(to_string(account.id))};
}

api::Result<Prepared> work(const api::Environment& environment, const Request& request,
                           Prepared prepared) {
  std::string seed(seed_bytes, '\0');
  environment.random({reinterpret_cast<unsigned char*>(seed.data()), seed.size()});
  prepared.seed = base::Secret(std::move(seed));
  prepared.seed_in_base32 = base::Secret(base::to_base32(prepared.seed.reveal()));
  const base::Secret uri =
      iam::otpauth_uri(request.virtual_mfa_device_name, prepared.account, prepared.seed_in_base32);
  prepared.qr_code_png = documents::qr_code_png(uri.reveal());
  return prepared;
}

api::Result<Response> run(api::Change& change, const Request& request, const Prepared& prepared) {
  const auto tags = TRY(checked(change, request));
  const iam::MfaDevice device{.serial_number = serial_number_of(change.tables.account, request),
                              .created = change.now};
  change.tables.mfa_devices.insert(device, prepared.seed);
  change.tables.tags.replace(store::Tagged::MfaDevice, device.serial_number, tags);
  return Response{{
      .serial_number = device.serial_number,
      .base32_string_seed = {prepared.seed_in_base32.reveal()},
      .qr_code_png = {prepared.qr_code_png},
      .tags = tags.empty() ? std::nullopt : std::optional(shapes_of(tags)),
  }};
}

}  // namespace

extern const api::Action create_virtual_mfa_device = api::Declare<Request, Response, Prepared>{
    .name = "CreateVirtualMFADevice",
    .access = api::Access::Write,
    .resources = device_to_be,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
