#pragma once
// The string to sign of Signature Version 2, as far as it says when it was made.

#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::gateway {

// SignatureDoesNotMatch for a string that was made longer than `oldest` ago, or is dated ahead of
// `now` by more than clocks may differ, or, presigned, has expired; and for one that does not say.
base::Result<base::Nothing> check_time_v2(std::string_view string_to_sign, base::Seconds oldest,
                                          base::Instant now);

}  // namespace rollcall::gateway
