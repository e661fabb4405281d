#pragma once
// What can go wrong here. None of it is the caller's doing: whoever asked for an action sees a
// service failure, and the detail tells the operator.

#include "base/result.h"

namespace rollcall::crypto::errors {

using base::ErrorKind;
using base::Fault::Receiver;

inline constexpr ErrorKind cannot_unseal{"ServiceFailure", 500, Receiver};
inline constexpr ErrorKind malformed_master_key{"ServiceFailure", 500, Receiver};
inline constexpr ErrorKind cannot_hash_password{"ServiceFailure", 500, Receiver};

}  // namespace rollcall::crypto::errors
