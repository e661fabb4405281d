#pragma once
// What the actions on MFA devices share: finding a device and its owner, who may touch which, and
// pairs of codes.
//
// Root's own device: EnableMFADevice, DeactivateMFADevice and ResyncMFADevice must name a user, and
// root has no name. AWS leaves root's device to its console. Here "root", said by root itself,
// means root, unless a user is called so.

#include "actions/paging/paging.h"
#include "api/action.h"
#include "auth/codes/mfa_pair.h"
#include "iam/mfa_device.h"
#include "iam/names.h"
#include "iam/user.h"

namespace rollcall::actions {

// NoSuchEntity "MFA Device with serial number X does not exist."
api::Result<iam::MfaDevice> find_mfa_device(const api::View& view, std::string_view serial_number);

// NoSuchEntity "MFA Device invalid for user." where the device is not enabled for this user.
api::Result<api::Nothing> check_device_of(const iam::MfaDevice& device, const iam::User& user);

// The security key of this number, where the number is one's; "MFA Device invalid for user." where
// it is another user's.
api::Result<std::optional<iam::SecurityKey>> find_security_key_of(const api::View& view,
                                                                  const iam::User& user,
                                                                  std::string_view serial_number);

// LimitExceeded where the user has as many devices, of both kinds together, as a user may.
api::Result<api::Nothing> check_room_for_device(const api::View& view, const iam::User& owner);

// The user whose device it is about; "root" said by root is root.
api::Result<iam::User> find_device_owner(const api::View& view, std::string_view user_name);

// A user who has a device may enable and deactivate own devices only in a session that was begun
// with one: AccessDenied otherwise. Root, and other users' devices, are exempt.
api::Result<api::Nothing> check_self_management(const api::View& view, const iam::User& owner);

// The ARN a device has, or would have if its serial number is none.
auth::Resource mfa_device_resource(const api::View& view, std::string_view serial_number);

// For requests with a serial_number.
template <typename Request>
api::Result<api::Resources> named_mfa_device(const api::View& view, const Request& request) {
  return api::Resources{mfa_device_resource(view, request.serial_number)};
}

// A page of devices. A marker has no room for a whole serial number, so it holds what follows the
// account in it.
api::Result<store::PageRequest> device_page_request(const api::View& view, const PageFields& fields,
                                                    std::string_view listing);
Continuation device_continuation(const api::View& view, const std::optional<std::string>& next,
                                 std::string_view listing);

// A pair of codes on its way through an action: prepare reads the device, work counts the try and
// looks for the pair, run accepts it.
struct PairSearch {
  iam::AccountId account;
  iam::MfaDevice device;
  base::Secret seed;
  base::Instant now;
  iam::TotpStep second_step = 0;  // once found
};

// What a device is enabled or resynchronised with.
struct PairFields {
  iam::AuthenticationCode first;
  iam::AuthenticationCode second;

  void fields(auto& field) {
    field("AuthenticationCode1", first);
    field("AuthenticationCode2", second);
  }
};

// InvalidAuthenticationCode.
base::Error invalid_codes();

// Throttling where the device has no try left: whoever goes on trying costs next to nothing.
api::Result<PairSearch> pair_search(const api::View& view, const iam::MfaDevice& device);

// Takes one of the device's tries, which are counted whatever comes of it. Throttling where there
// is none left, InvalidAuthenticationCode where the codes are no pair of the device.
api::Result<PairSearch> found_pair(const api::Environment& environment, const PairFields& codes,
                                   PairSearch search);

// The device, as it is now, with the pair accepted. InvalidAuthenticationCode where the pair that
// was found a moment ago is one no more: another request took it first, or another device has come
// into this one's place.
api::Result<iam::MfaDevice> accept_pair(api::Change& change, const iam::MfaDevice& device,
                                        const PairSearch& search, const PairFields& codes);

}  // namespace rollcall::actions
