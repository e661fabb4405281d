#include "actions/rollcall/security_keys/security_keys.h"

#include "iam/errors.h"

namespace rollcall::actions {

api::Result<KeyRegistration> key_registration(const api::View& view, std::string_view user_name) {
  if (!view.caller.has_signed_in())
    return base::fail(iam::errors::access_denied,
                      "A passkey or a security key is registered in a browser, by somebody who has "
                      "signed in at the console.");
  iam::User owner = TRY(find_device_owner(view, user_name));
  TRY(check_self_management(view, owner));
  auth::RelyingParty at =
      TRY(auth::relying_party(view.facts.origin, view.environment.console_origin));
  TRY(check_room_for_device(view, owner));
  return KeyRegistration{std::move(owner), std::move(at)};
}

}  // namespace rollcall::actions
