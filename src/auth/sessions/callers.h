#pragma once
// Callers as the store knows them now: whose a key is, or a session, and what they may do.

#include <memory>
#include <optional>
#include <string_view>

#include "auth/permission/caller.h"
#include "auth/permission/policy_cache.h"
#include "auth/sessions/session_token.h"
#include "iam/sign_in_session.h"
#include "iam/user.h"
#include "store/tables.h"

namespace rollcall::auth {

// Where what is to be known of a caller is read.
struct CallerSources {
  const store::Tables& tables;
  PolicyCache& cache;
};

// The user, or root, who signs with a long-term key.
Caller user_caller(const iam::User& user, std::string_view access_key_id,
                   const store::Tables& tables, PolicyCache& cache);

// The user, or root, who has signed in with a password. The session ends at `expires` at the
// latest.
Caller signed_in_caller(const iam::User& user, const iam::SignInSession& session,
                        base::Instant expires, CallerSources sources);

// Who a session acts as; nullopt when its user or role is gone, or is another one under the same
// name, or when the user was disabled since it began. What was recorded in the token counts as it
// was, everything else as it is now.
std::optional<Caller> session_caller(const std::shared_ptr<const SessionToken>& token,
                                     const store::Tables& tables, PolicyCache& cache);

// A caller who was known before, as the tables know them: whoever decides over a change does so
// where it is written. nullopt for one who could not call any more: the key is inactive or gone,
// the sign-in session has ended, the user or role is gone, or is another one under the same name.
// Until when temporary credentials last is not looked at.
std::optional<Caller> caller_again(const Caller& known, CallerSources sources);

}  // namespace rollcall::auth
