#include "actions/iam/mfa_devices/mfa_devices.h"

#include "actions/refusals/quotas.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "auth/security_keys/security_key.h"
#include "base/ascii.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// What root calls itself where a user must be named.
constexpr std::string_view root_name = "root";

base::Error invalid_for_user() {
  return {&iam::errors::no_such_entity, "MFA Device invalid for user."};
}

// What the serial numbers of all the account's devices begin with, of either kind.
std::string key_beginning(const api::View& view) {
  return std::string(iam::arn_beginning) + to_string(view.tables.account) + ":";
}

auth::CodeTry try_of(const PairSearch& search) {
  return {.door = store::TriedAt::Iam,
          .user_name = {},
          .serial_number = search.device.serial_number,
          .now = search.now};
}

base::Error too_many_tries(const PairSearch& search) {
  const base::Seconds wait = auth::tries_begin_anew(search.now) - search.now;
  return {&iam::errors::throttling,
          "Rate exceeded: too many codes of this device were tried. Try again in " +
              std::to_string(wait.count()) + " seconds."};
}

auth::CodePair pair_of(const PairFields& codes) {
  return {codes.first.secret, codes.second.secret};
}

}  // namespace

api::Result<iam::MfaDevice> find_mfa_device(const api::View& view, std::string_view serial_number) {
  auto device = view.tables.mfa_devices.find(serial_number);
  if (!device)
    return base::fail(
        iam::errors::no_such_entity,
        "MFA Device with serial number " + std::string(serial_number) + " does not exist.");
  return *std::move(device);
}

api::Result<api::Nothing> check_device_of(const iam::MfaDevice& device, const iam::User& user) {
  if (!device.assignment || !is_held_by(device.assignment->user_name, user))
    return std::unexpected(invalid_for_user());
  return api::Nothing{};
}

api::Result<std::optional<iam::SecurityKey>> find_security_key_of(const api::View& view,
                                                                  const iam::User& user,
                                                                  std::string_view serial_number) {
  auto key = view.tables.security_keys.find(serial_number);
  if (key && !is_held_by(key->user_name, user))
    return std::unexpected(invalid_for_user());
  return key;
}

api::Result<api::Nothing> check_room_for_device(const api::View& view, const iam::User& owner) {
  return check_room(auth::count_mfa_devices(view.tables, owner.name),
                    {"MFADevicesPerUser", view.environment.quotas.mfa_devices_per_user});
}

api::Result<iam::User> find_device_owner(const api::View& view, std::string_view user_name) {
  if (auto user = view.tables.users.find(user_name))
    return *std::move(user);
  if (view.caller.is_root() && base::equal_ignoring_case(user_name, root_name))
    return view.tables.users.root();
  return std::unexpected(no_such_user(user_name));
}

api::Result<api::Nothing> check_self_management(const api::View& view, const iam::User& owner) {
  const bool is_own = !owner.is_root() && owner.id == view.caller.user_id;
  if (is_own && !view.caller.has_shown_mfa() &&
      auth::count_mfa_devices(view.tables, owner.name) != 0)
    return base::fail(iam::errors::access_denied,
                      "To complete this action, please ensure that you are authenticated with an "
                      "MFA device that is enabled for this user.");
  return api::Nothing{};
}

auth::Resource mfa_device_resource(const api::View& view, std::string_view serial_number) {
  const auto device = view.tables.mfa_devices.find(serial_number);
  if (!device)
    return auth::resource(iam::is_arn(serial_number)
                              ? std::string(serial_number)
                              : iam::mfa_arn(view.tables.account, "/", serial_number));
  auth::Resource resource = auth::resource(device->serial_number);
  resource.tags = [tables = &view.tables, serial = device->serial_number] {
    return tables->tags.of(store::Tagged::MfaDevice, serial);
  };
  return resource;
}

api::Result<store::PageRequest> device_page_request(const api::View& view, const PageFields& fields,
                                                    std::string_view listing) {
  store::PageRequest wanted = TRY(page_request(fields, listing));
  if (!wanted.after.empty())
    wanted.after.insert(0, key_beginning(view));
  return wanted;
}

Continuation device_continuation(const api::View& view, const std::optional<std::string>& next,
                                 std::string_view listing) {
  if (!next)
    return {};
  return continuation(next->substr(key_beginning(view).size()), listing);
}

base::Error invalid_codes() {
  return {&iam::errors::invalid_authentication_code,
          "Authentication code for device is not valid."};
}

api::Result<PairSearch> pair_search(const api::View& view, const iam::MfaDevice& device) {
  PairSearch search{.account = view.tables.account,
                    .device = device,
                    .seed = view.tables.mfa_devices.seed(device.serial_number),
                    .now = view.now};
  if (!auth::has_tries(view.tables, try_of(search)))
    return std::unexpected(too_many_tries(search));
  return search;
}

api::Result<PairSearch> found_pair(const api::Environment& environment, const PairFields& codes,
                                   PairSearch search) {
  const bool may_try = TRY(environment.store.write(search.account, store::Effect::Record,
                                                   [&](store::Tables& tables) -> api::Result<bool> {
                                                     return auth::count_try(tables, try_of(search));
                                                   }));
  if (!may_try)
    return std::unexpected(too_many_tries(search));
  const auto step = auth::find_pair({search.device, search.seed, search.now}, pair_of(codes));
  if (!step)
    return std::unexpected(invalid_codes());
  search.second_step = *step;
  return search;
}

api::Result<iam::MfaDevice> accept_pair(api::Change& change, const iam::MfaDevice& device,
                                        const PairSearch& search, const PairFields& codes) {
  const base::Secret seed = change.tables.mfa_devices.seed(device.serial_number);
  auto accepted = auth::accept_pair(change.tables, {device, seed, search.now}, pair_of(codes),
                                    search.second_step);
  if (!accepted)
    return std::unexpected(invalid_codes());
  return *std::move(accepted);
}

}  // namespace rollcall::actions
