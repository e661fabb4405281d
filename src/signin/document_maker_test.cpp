#include "signin/document_maker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "iam/errors.h"

namespace rollcall::signin {
namespace {

// Makes a document that says how many were made.
struct Counted {
  int made = 0;
  DocumentMaker::Make make() {
    return [this] { return base::Result<std::string>(std::to_string(++made)); };
  }
};

}  // namespace

TEST(DocumentMaker, MakesADocumentOnceAndKeepsTheLastFour) {
  DocumentMaker maker;
  Counted counted;
  EXPECT_EQ(maker.document("a", counted.make()).value(), "1");
  EXPECT_EQ(maker.document("a", counted.make()).value(), "1");
  for (const char* name : {"b", "c", "d", "e"})
    maker.document(name, counted.make()).value();
  EXPECT_EQ(maker.document("e", counted.make()).value(), "5");
  EXPECT_EQ(maker.document("a", counted.make()).value(), "6");
}

TEST(DocumentMaker, KeepsNeitherWhatFailedNorWhatIsTooLarge) {
  DocumentMaker maker;
  Counted counted;
  const auto failing = []() -> base::Result<std::string> {
    return base::fail(iam::errors::service_failure, "no");
  };
  EXPECT_FALSE(maker.document("a", failing));
  EXPECT_EQ(maker.document("a", counted.make()).value(), "1");
  const auto large = [] { return base::Result<std::string>(std::string(9 << 20, 'x')); };
  EXPECT_TRUE(maker.document("b", large));
  EXPECT_EQ(maker.document("b", counted.make()).value(), "2");
}

TEST(DocumentMaker, LetsOneWaitAndRefusesAllOthers) {
  DocumentMaker maker;
  std::promise<void> begun, let_go;
  const auto held = let_go.get_future().share();
  std::thread first([&] {
    maker
        .document("first",
                  [&]() -> base::Result<std::string> {
                    begun.set_value();
                    held.wait();
                    return "made";
                  })
        .value();
  });
  begun.get_future().wait();
  std::atomic<int> refused = 0;
  std::vector<std::thread> others;
  for (int i = 0; i < 32; ++i)
    others.emplace_back([&, i] {
      const auto answer = maker.document(
          std::to_string(i), [] { return base::Result<std::string>(std::string("made")); });
      if (!answer && answer.error().kind == &iam::errors::service_unavailable)
        ++refused;
    });
  while (refused < 31)
    std::this_thread::yield();
  let_go.set_value();
  first.join();
  for (std::thread& other : others)
    other.join();
  EXPECT_EQ(refused, 31);
}

}  // namespace rollcall::signin
