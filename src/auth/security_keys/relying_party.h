#pragma once
// Under which name browsers keep passkeys and security keys for this server: the host of the
// console's origin, or "localhost" where none was configured. Keys are good under that name alone.

#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::auth {

struct RelyingParty {
  std::string id;
  std::string origin;  // of the page that asked, as its browser writes it
};

// SecurityKeyNotUsableHere where the page that asked was opened under another name, or under an
// address, for which browsers keep no keys.
base::Result<RelyingParty> relying_party(std::string_view asking_origin,
                                         std::string_view console_origin);

}  // namespace rollcall::auth
