#include "http/handover.h"

#include <gtest/gtest.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace rollcall::http {
namespace {

class HandoverTest : public ::testing::Test {
 protected:
  boost::asio::io_context context;
  Handover handover{context};
};

TEST_F(HandoverTest, DoesInTheOrderInWhichItIsGiven) {
  std::vector<int> done;
  std::array<Handover::Given, 3> given;
  for (int i = 0; i < 3; ++i) {
    given.at(static_cast<std::size_t>(i)).work = [&done, i] { done.push_back(i); };
    handover.give(given.at(static_cast<std::size_t>(i)));
  }
  Handover::Given last{.work = [&] { handover.end(); }};
  handover.give(last);
  EXPECT_TRUE(done.empty()) << "only the context's thread does it";
  context.run();
  EXPECT_EQ(done, (std::vector{0, 1, 2}));
}

TEST_F(HandoverTest, LosesNothingOfWhatManyThreadsGiveAtOnce) {
  constexpr std::size_t threads = 4, each = 5000;
  std::size_t done = 0;
  std::vector<Handover::Given> given(threads * each);
  for (Handover::Given& one : given)
    one.work = [&] {
      if (++done == threads * each)
        handover.end();
    };
  std::vector<std::jthread> givers;
  for (std::size_t thread = 0; thread < threads; ++thread)
    givers.emplace_back([&, thread] {
      for (std::size_t i = 0; i < each; ++i)
        handover.give(given[thread * each + i]);
    });
  context.run();
  EXPECT_EQ(done, threads * each);
}

TEST_F(HandoverTest, WakesTheContextAgainForWhatIsGivenLater) {
  std::optional<Handover::Given> later;
  Handover::Given first{.work = [&] {
    later.emplace().work = [&] { handover.end(); };
    std::jthread([&] { handover.give(*later); }).join();
  }};
  handover.give(first);
  context.run();
  EXPECT_TRUE(context.stopped());
}

TEST_F(HandoverTest, WhatIsDoneMayEndWhatItWasGivenIn) {
  std::optional<Handover::Given> given;
  bool is_whole = false;
  given.emplace().work = [&, kept = std::string(1000, 'x')] {
    given.reset();
    is_whole = kept == std::string(1000, 'x');
    handover.end();
  };
  handover.give(*given);
  context.run();
  EXPECT_TRUE(is_whole);
}

}  // namespace
}  // namespace rollcall::http
