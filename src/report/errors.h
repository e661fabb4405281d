#pragma once
// What can be wrong with a file that says it is a credential report.

#include "base/result.h"

namespace rollcall::report::errors {

using base::ErrorKind;
using base::Fault::Sender;

inline constexpr ErrorKind malformed_report{"MalformedReport", 400, Sender};

}  // namespace rollcall::report::errors
