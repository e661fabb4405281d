// Conditions in session policies that were given to AWS, and what a session could do under them.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "iam/errors.h"
#include "policy/evaluate.h"
#include "policy/parse.h"
#include "support/corpus.h"

namespace rollcall::policy {
namespace {

using nlohmann::json;

class LiveConditions : public testing::Test {
 protected:
  void SetUp() override {
    const auto corpus = test::read_json_corpus("conformance/07_conditions.json");
    if (!corpus)
      GTEST_SKIP() << "there are no captured conditions in " << test::corpus_folder();
    cases = corpus->at("cases");
  }

  json cases;
};

json a_statement(std::string_view effect, const json& condition) {
  json statement = {{"Effect", effect}, {"Action", "iam:TagUser"}, {"Resource", "*"}};
  if (!condition.is_null())
    statement["Condition"] = condition;
  return statement;
}

// As the corpus says: an allow with the condition, or a deny beside an allow without, or both
// allows.
std::string session_policy_of(const json& live) {
  const bool does_deny = live.at("deny");
  json statements = json::array();
  if (does_deny || live.value("base_allow", false))
    statements.push_back(a_statement("Allow", nullptr));
  statements.push_back(a_statement(does_deny ? "Deny" : "Allow", live.at("condition")));
  return json{{"Version", "2012-10-17"}, {"Statement", statements}}.dump();
}

Context context_of(const json& tags) {
  Context context;
  std::vector<std::string> keys;
  for (const json& tag : tags) {
    const std::string key = tag.at("Key");
    context.set("aws:RequestTag/" + key, tag.at("Value"));
    keys.push_back(key);
  }
  context.set_all("aws:TagKeys", keys);
  return context;
}

const Policy& the_roles_policy() {
  static const Policy policy = parse(R"({"Version": "2012-10-17", "Statement":
      {"Effect": "Allow", "Action": "iam:TagUser", "Resource": "*"}})")
                                   .value();
  return policy;
}

std::string code_of(const json& live) {
  const auto session = parse(session_policy_of(live), DocumentKind::Session);
  if (!session)
    return std::string("AssumeRole:") + session.error().kind->code;
  const Policy* const identity = &the_roles_policy();
  const Policy* const narrowed = &*session;
  const Context context = context_of(live.at("tags"));
  Budget budget;
  const Decision decision =
      evaluate({.identity = {&identity, 1}, .session = std::span(&narrowed, 1)},
               {"iam:TagUser", "arn:aws:iam::123456789012:user/target", context}, budget);
  return is_allowed(decision) ? "Success" : "AccessDenied";
}

}  // namespace

TEST_F(LiveConditions, HoldAsOnAws) {
  for (const json& live : cases) {
    // What was allowed to do it and had no tag to give was told so afterwards.
    const std::string expected = live.at("code") == "InvalidInput" ? "Success" : live.at("code");
    EXPECT_EQ(code_of(live), expected) << live.dump();
  }
  EXPECT_EQ(cases.size(), 224U);
}

}  // namespace rollcall::policy
