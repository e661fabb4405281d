#pragma once
// What a service that asks can be told besides what is wrong with a signature.

#include "base/result.h"

namespace rollcall::gateway::errors {

using base::ErrorKind;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind unknown_asker         {"UnknownAsker",         403, Sender};
inline constexpr ErrorKind malformed_credentials {"MalformedCredentials", 400, Sender};
inline constexpr ErrorKind malformed_inquiry     {"MalformedInquiry",     403, Sender};
inline constexpr ErrorKind no_such_address       {"NoSuchAddress",        404, Sender};
// clang-format on

}  // namespace rollcall::gateway::errors
