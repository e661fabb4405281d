#include "http/message.h"

#include <gtest/gtest.h>

namespace rollcall::http {
namespace {

TEST(Message, AHeaderIsFoundWhateverItsSpellingAndTheFirstOneCounts) {
  const Request request{.headers = {{"Host", "a"}, {"X-One", "1"}, {"x-one", "2"}}};
  EXPECT_EQ(header(request, "x-ONE"), "1");
  EXPECT_EQ(header(request, "X-Two"), std::nullopt);
}

TEST(Message, ATargetIsSplitAtItsFirstQuestionMark) {
  EXPECT_EQ(path_of("/a?b=c?d"), "/a");
  EXPECT_EQ(query_of("/a?b=c?d"), "b=c?d");
  EXPECT_EQ(path_of("/a"), "/a");
  EXPECT_EQ(query_of("/a"), "");
  EXPECT_EQ(query_of("/a?"), "");
}

}  // namespace
}  // namespace rollcall::http
