#pragma once
// What can go wrong between two machines, each on one line. Nobody sees these on the wire: they are
// told to whoever starts a server or sends a request.

#include "base/result.h"

namespace rollcall::http::errors {

using base::ErrorKind;
using enum base::Fault;

// Starting a server.
inline constexpr ErrorKind cannot_listen{"CannotListen", 500, Receiver};
inline constexpr ErrorKind bad_certificate{"BadCertificate", 500, Receiver};

// Sending a request.
inline constexpr ErrorKind bad_endpoint{"BadEndpoint", 400, Sender};
inline constexpr ErrorKind cannot_connect{"CannotConnect", 503, Receiver};
inline constexpr ErrorKind tls_failed{"TlsFailed", 502, Receiver};
inline constexpr ErrorKind timed_out{"TimedOut", 504, Receiver};
inline constexpr ErrorKind connection_lost{"ConnectionLost", 502, Receiver};
inline constexpr ErrorKind bad_answer{"BadAnswer", 502, Receiver};
inline constexpr ErrorKind answer_too_large{"AnswerTooLarge", 502, Receiver};

}  // namespace rollcall::http::errors
