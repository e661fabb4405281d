#include "policy/operators.h"

#include <gtest/gtest.h>

namespace rollcall::policy {

TEST(Operators, AreTakenApart) {
  const auto comparison = find_comparison("ForAnyValue:StringLikeIfExists");
  ASSERT_TRUE(comparison);
  EXPECT_EQ(comparison->operation->name, "StringLike");
  EXPECT_EQ(comparison->operation->type, ValueType::String);
  EXPECT_EQ(comparison->quantifier, Quantifier::ForAnyValue);
  EXPECT_EQ(comparison->when_absent, WhenAbsent::Holds);

  const auto plain = find_comparison("NumericLessThanEquals");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->operation->type, ValueType::Numeric);
  EXPECT_EQ(plain->quantifier, Quantifier::None);
  EXPECT_EQ(plain->when_absent, WhenAbsent::AsOperator);
}

TEST(Operators, AreKnownByTheirExactNames) {
  for (const char* written :
       {"", "IfExists", "ForAnyValue:", "x", "stringequals", "ForAnyValue::StringEquals",
        "ForAnyValue:ForAllValues:StringEquals", "StringEqualsIfExistsIfExists", "NullIfExists"})
    EXPECT_FALSE(find_comparison(written)) << written;
}

}  // namespace rollcall::policy
