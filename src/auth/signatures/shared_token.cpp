#include "auth/signatures/shared_token.h"

#include "crypto/compare.h"

namespace rollcall::auth {

bool SharedToken::is(std::string_view shown) const {
  return crypto::equal_in_constant_time(token_.reveal(), shown);
}

}  // namespace rollcall::auth
