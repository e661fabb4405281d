#include "base/stand_back.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

namespace rollcall::base {
namespace {

int niceness() { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); }

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

}  // namespace rollcall::base
