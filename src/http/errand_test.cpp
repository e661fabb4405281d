#include "http/errand.h"

#include <alloca.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace rollcall::http {
namespace {

constexpr std::string_view secret = "what only the work knew";

// So deep that what is called to look for it does not reach there. Nobody but the program may know
// it, or AddressSanitizer keeps what lies there elsewhere.
volatile std::size_t depth = 16 * 1024;

// Leaves the secret on the stack, and returns where.
[[gnu::noinline]] std::uintptr_t leave_secret() {
  auto* const left = static_cast<volatile char*>(::alloca(depth));
  std::ranges::copy(secret, left);
  return reinterpret_cast<std::uintptr_t>(left);
}

[[gnu::noinline]] std::string what_lies_at(std::uintptr_t place) {
  return {reinterpret_cast<const char*>(place), secret.size()};
}

TEST(Errand, BringsBackWhatTheWorkReturned) {
  Errand<int> errand{.work = [] { return 7; }};
  EXPECT_FALSE(errand.value);
  errand.run();
  EXPECT_EQ(errand.value, 7);
}

TEST(Errand, LeavesNothingOfTheWorkOnTheStack) {
  Errand<std::uintptr_t> errand{.work = leave_secret};
  errand.run();
  EXPECT_NE(what_lies_at(*errand.value), secret);
}

}  // namespace
}  // namespace rollcall::http
