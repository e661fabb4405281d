#pragma once
// ARNs as conditions compare them: part by part.

#include <string_view>

#include "policy/budget.h"

namespace rollcall::policy {

// Whether the pattern, whose wildcards are the bytes of wildcard.h, can be that of an ARN: it has
// six parts of which the first is "arn", or it is a * alone.
bool is_arn_pattern(std::string_view pattern);

// Whether each of the six parts of the pattern matches its part of the ARN: a wildcard stands for
// nothing beyond its part. Only for a pattern and an ARN that are such.
bool arn_matches(std::string_view pattern, std::string_view arn, Budget& budget);

}  // namespace rollcall::policy
