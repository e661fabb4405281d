#include "auth/signatures/last_use.h"

#include "base/clock_tolerance.h"
#include "iam/password_policy.h"

namespace rollcall::auth {
namespace {

// A use that was recorded by a clock that was ahead gives way to any.
bool is_worth_recording(std::optional<base::Instant> recorded, base::Instant now) {
  return (recorded && base::is_in_the_future(*recorded, now)) ||
         iam::is_key_use_worth_recording(recorded, now);
}

}  // namespace

bool is_due(const Authenticated& authenticated) {
  const Caller& caller = authenticated.caller();
  const bool is_recorded = !caller.session || caller.kind == CallerKind::RoleSession;
  return is_recorded &&
         is_worth_recording(authenticated.holder->last_recorded_use(), authenticated.use.date);
}

base::Result<base::Nothing> record_use(store::Store& store, const Authenticated& authenticated,
                                       const iam::UseOrigin& origin) {
  const Caller& caller = authenticated.caller();
  TRY(store.write(
      caller.account, store::Effect::LastUse,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        if (caller.kind == CallerKind::RoleSession)
          tables.roles.record_use(caller.role_name, {authenticated.use.date, authenticated.region},
                                  iam::role_last_used_span);
        else
          tables.access_keys.record_use(store::UsedKey{caller.user_name, caller.access_key_id},
                                        authenticated.use, origin, iam::access_key_last_used_span);
        return base::Nothing{};
      }));
  authenticated.holder->remember_use(authenticated.use.date);
  return base::Nothing{};
}

void record_sign_in(store::Tables& tables, std::string_view user_name, base::Instant now) {
  tables.passwords.record_use(user_name, now, iam::password_last_used_span);
}

}  // namespace rollcall::auth
