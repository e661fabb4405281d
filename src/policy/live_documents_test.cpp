// Documents that were given to AWS, and what it said of them.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "policy/evaluate.h"
#include "policy/parse.h"
#include "support/corpus.h"

namespace rollcall::policy {
namespace {

// Of the policies in the corpus those that were put into a user need not be of the newest version.
DocumentKind kind_of(const nlohmann::json& live) {
  const std::string action = live.at("call").at("action");
  return action.starts_with("CreatePolicy") ? DocumentKind::Managed : DocumentKind::Identity;
}

class LiveDocuments : public testing::Test {
 protected:
  void SetUp() override {
    const auto corpus = test::read_json_corpus("conformance/04_policy_documents.json");
    if (!corpus)
      GTEST_SKIP() << "there are no captured documents in " << test::corpus_folder();
    cases = corpus->at("cases");
  }

  nlohmann::json cases;
};

}  // namespace

TEST_F(LiveDocuments, AreAcceptedOrRefusedAsByAws) {
  int accepted = 0;
  int refused = 0;
  for (const auto& live : cases) {
    const std::string name = live.at("case");
    const std::string document = live.at("call").at("params").at("PolicyDocument");
    const auto& expected = live.at("expect");
    const auto policy = parse(document, kind_of(live));
    if (expected.at("code") == "Success") {
      EXPECT_TRUE(policy) << name << ": " << document;
      ++accepted;
      continue;
    }
    ++refused;
    ASSERT_FALSE(policy) << name << ": " << document;
    EXPECT_EQ(policy.error().kind->code, expected.at("code").get<std::string>()) << name;
    EXPECT_EQ(policy.error().kind->status, expected.at("http").get<int>()) << name;
    if (expected.contains("message")) {
      EXPECT_EQ(policy.error().message, expected.at("message").get<std::string>())
          << name << ": " << document;
    }
  }
  EXPECT_EQ(refused, 78 + 6);   // documents; values that cannot be stored
  EXPECT_EQ(accepted, 51 + 5);  // documents; values that can
}

TEST_F(LiveDocuments, CanAllBeEvaluated) {
  for (const auto& live : cases) {
    const auto policy = parse(live.at("call").at("params").at("PolicyDocument").get<std::string>());
    if (!policy)
      continue;
    const Policy* pointer = &*policy;
    Budget budget;
    const Context empty;
    const AccessRequest stranger{"rollcall:NoSuchAction", "arn:aws:iam::123456789012:user/x",
                                 empty};
    EXPECT_NE(evaluate({.identity = {&pointer, 1}}, stranger, budget).outcome, Outcome::TooCostly);
  }
}

}  // namespace rollcall::policy
