#pragma once
// What a report comes in: plain, as base64, or in the JSON that get-credential-report answers.

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::report {

struct Unwrapped {
  std::string csv;
  std::optional<base::Instant> generated;  // where the envelope says it
};

// nullopt where there is no envelope: the file is the report. MalformedReport where there is one,
// and no report in it.
base::Result<std::optional<Unwrapped>> unwrap(std::string_view file);

}  // namespace rollcall::report
