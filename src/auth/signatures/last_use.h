#pragma once
// The last-use recorder. A use counts once it has been verified, and the one that opens a new span
// is durable before its request is answered; within a span nothing is written. AWS user guide,
// credential reports. A use of temporary credentials counts for the role that they are of; those of
// a user are no access key, and count for none.

#include "auth/signatures/authenticator.h"
#include "base/instant.h"
#include "base/result.h"
#include "iam/account.h"
#include "store/store.h"

namespace rollcall::auth {

// Whether this use opens a new span and has to be written down. Touches no disk.
bool is_due(const Authenticated& authenticated);

// Writes the use down, and of an access key's where it came from, unless another request has by
// now. Returns when it is durable.
base::Result<base::Nothing> record_use(store::Store& store, const Authenticated& authenticated,
                                       const iam::UseOrigin& origin);

// The same for a completed sign-in with a password, within the transaction that makes its session:
// once the answer leaves, both are durable.
void record_sign_in(store::Tables& tables, std::string_view user_name, base::Instant now);

}  // namespace rollcall::auth
