#include "auth/signatures/shared_token.h"

#include <gtest/gtest.h>

namespace rollcall::auth {

TEST(SharedToken, IsItselfAndNothingLikeIt) {
  const SharedToken token(base::Secret("a token"));
  EXPECT_TRUE(token.is("a token"));
  for (const char* other : {"", "a", "a toke", "a tokens", "A token", "a tokem"})
    EXPECT_FALSE(token.is(other)) << other;
}

}  // namespace rollcall::auth
