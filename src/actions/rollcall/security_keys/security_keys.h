#pragma once
// What registering a passkey or a security key takes, at its beginning and at its end. AWS keeps
// this to its console; here it is two actions that only somebody who has signed in can call.

#include "actions/iam/mfa_devices/mfa_devices.h"
#include "auth/security_keys/security_key.h"

namespace rollcall::actions {

// The user, where EnableMFADevice may be done to them.
template <typename Request>
api::Result<api::Resources> user_to_be_given_a_device(const api::View& view,
                                                      const Request& request) {
  auth::Resource user = user_resource(view, request.user_name);
  user.permission = "iam:EnableMFADevice";
  return api::Resources{std::move(user)};
}

// A registration that may go on: whose key it is to be, and where.
struct KeyRegistration {
  iam::User owner;
  auth::RelyingParty at;
};

// AccessDenied for whoever has signed a request in place of signing in, and as for EnableMFADevice;
// SecurityKeyNotUsableHere; LimitExceeded.
api::Result<KeyRegistration> key_registration(const api::View& view, std::string_view user_name);

}  // namespace rollcall::actions
