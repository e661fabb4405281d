#include "base/stand_back.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <thread>

namespace rollcall::base {
namespace {

int niceness() { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); }

// How long a turn the thread asked for, in nanoseconds; zero where Linux does not say so.
std::uint64_t turn() {
  std::array<std::uint64_t, 7> attributes{};  // of which sched_setattr(2) has the names
  ::syscall(SYS_sched_getattr, 0, attributes.data(), sizeof attributes, 0);
  return attributes[3];
}

}  // namespace

TEST(StandBack, ConcernsTheCallingThreadAlone) {
  const int before = niceness();
  int stood_back = before;
  std::thread([&] {
    stand_back(Behind::All);
    stood_back = niceness();
  }).join();
  EXPECT_EQ(stood_back, 19);
  EXPECT_EQ(niceness(), before);
}

TEST(ComeAtOnce, MakesTurnsShortAndLeavesTheNicenessAsItIs) {
  const std::uint64_t usual = turn();
  std::uint64_t asked_for = usual;
  int niceness_then = 0;
  std::thread([&] {
    stand_back(Behind::Answers);
    come_at_once();
    asked_for = turn();
    niceness_then = niceness();
  }).join();
  EXPECT_EQ(niceness_then, 10);
  if (usual != 0) {
    EXPECT_EQ(asked_for, 100'000U);
  }
  EXPECT_EQ(turn(), usual);
}

}  // namespace rollcall::base
