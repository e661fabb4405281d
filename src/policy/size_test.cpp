#include "policy/size.h"

#include <gtest/gtest.h>

#include <string>

#include "policy/parse.h"

namespace rollcall::policy {

TEST(PolicySize, DoesNotCountWhiteSpace) {
  EXPECT_EQ(size_without_white_space(""), 0U);
  EXPECT_EQ(size_without_white_space("{ \"a\":\r\n\t\"b c\" }"), 10U);
  EXPECT_EQ(size_without_white_space(std::string(5000, ' ') + "x"), 1U);
}

TEST(PolicySize, CountsCharactersAndNotBytes) {
  EXPECT_EQ(size_without_white_space("é 日"), 2U);
  EXPECT_EQ(size_without_white_space("\xF0\x9F\x94\x91"), 2U);
  EXPECT_EQ(size_without_white_space("\xEF\xBF\xBF"), 1U);
  EXPECT_EQ(size_without_white_space("\xF0\x90\x80\x80"), 2U);
}

TEST(PolicySize, InMemoryIsWhatItsStatementsTakeAndNotWhatItsTextDoes) {
  const auto size_with = [](const std::string& value) {
    const std::string document = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Action": "*", "Resource": "*", "Condition": {"StringLike": {"a:b": ")" +
                                 value + R"("}}}})";
    return size_in_memory(parse(document, DocumentKind::Session).value());
  };
  std::string variables;
  for (int i = 0; i < 100; ++i)
    variables += "${}";
  EXPECT_GE(size_with(variables), 100 * sizeof(Variable));
  EXPECT_GE(size_with(std::string(1000, 'a')), 1000U);
  EXPECT_LT(size_with("a"), 2000U);
}

TEST(PolicySize, InMemoryIsTheSumOfAllParts) {
  Condition condition;
  condition.key = "aws:";
  condition.values = {Pattern{"v"}};
  Statement statement;
  statement.actions.patterns = {Pattern{"abc"}, Pattern{"de"}};
  statement.resources.patterns = {Pattern{"x", {Variable{}, Variable{}}}};
  statement.principals.principals.resize(3);
  statement.conditions = {condition, condition};
  Policy policy;
  policy.keys = {"a", "b"};
  policy.statements = {statement, statement};
  const std::size_t of_a_condition = sizeof(Condition) + 4 + sizeof(Pattern) + 1;
  const std::size_t of_a_statement = sizeof(Statement) + 3 * sizeof(Pattern) + 6 +
                                     2 * sizeof(Variable) + 3 * sizeof(PrincipalPattern) +
                                     2 * of_a_condition;
  EXPECT_EQ(size_in_memory(policy), sizeof(Policy) + 2 * sizeof(std::string) + 2 * of_a_statement);
}

}  // namespace rollcall::policy
