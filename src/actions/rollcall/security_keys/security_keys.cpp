#include "actions/rollcall/security_keys/security_keys.h"

#include "iam/errors.h"

namespace rollcall::actions {

api::Result<KeyRegistration> key_registration(api::Session& session, std::string_view user_name) {
  if (!session.caller.has_signed_in())
    return base::fail(iam::errors::access_denied,
                      "A passkey or a security key is registered in a browser, by somebody who has "
                      "signed in at the console.");
  iam::User owner = TRY(find_device_owner(session, user_name));
  TRY(check_self_management(session, owner));
  auth::RelyingParty at =
      TRY(auth::relying_party(session.facts.origin, session.environment.console_origin));
  TRY(check_room_for_device(session, owner));
  return KeyRegistration{std::move(owner), std::move(at)};
}

}  // namespace rollcall::actions
