#include "policy/condition_values.h"

#include <gtest/gtest.h>

namespace rollcall::policy {

TEST(ConditionValues, AreNumbersOfAnyLength) {
  for (const char* text : {"1", "01", "+1", "-1", "1.0", "1.", ".5", "1e0", "1E-400",
                           "90071992547409930000000000000000000001"})
    EXPECT_TRUE(is_storable(ValueType::Numeric, text)) << text;
  for (const char* text :
       {"", "+", ".", "e1", "1e", "1e+", "NaN", "Infinity", "0x1", "1 ", "1.2.3"})
    EXPECT_FALSE(is_storable(ValueType::Numeric, text)) << text;
}

TEST(ConditionValues, AreAddressesOrRangesOfThem) {
  for (const char* text : {"192.0.2.1", "192.000.2.001", "192.0.2.0/24", "0.0.0.0/0", "2001:db8::1",
                           "2001:db8::/32", "::/0", "::1/128"})
    EXPECT_TRUE(is_storable(ValueType::IpAddress, text)) << text;
  for (const char* text : {"", "not-an-ip", "192.0.2", "192.0.2.256", "192.0.2.1.1", "192.0.2.0/33",
                           "192.0.2.0/", "192.0.2.-1", "2001:db8::/129", "2001:db8", "a.b.c.d/32"})
    EXPECT_FALSE(is_storable(ValueType::IpAddress, text)) << text;
}

TEST(ConditionValues, AreArnsDatesAndBytesInBase64) {
  EXPECT_TRUE(is_storable(ValueType::Arn, "arn:aws:iam::*:user/*"));
  EXPECT_TRUE(is_storable(ValueType::Arn, "*"));
  EXPECT_FALSE(is_storable(ValueType::Arn, "not-an-arn"));
  EXPECT_TRUE(is_storable(ValueType::Date, "2030-01-01T00:00:00Z"));
  EXPECT_FALSE(is_storable(ValueType::Date, "not-a-date"));
  EXPECT_TRUE(is_storable(ValueType::Binary, "YQ=="));
  EXPECT_FALSE(is_storable(ValueType::Binary, "no-binary"));
}

TEST(ConditionValues, AreAnyWordForStringsAndTruth) {
  for (const auto type : {ValueType::String, ValueType::Bool, ValueType::Null})
    EXPECT_TRUE(is_storable(type, "yes"));
}

TEST(ConditionValues, MayNameAVariableWhateverTheirType) {
  for (const auto type : {ValueType::Numeric, ValueType::Date, ValueType::Binary,
                          ValueType::IpAddress, ValueType::Arn})
    EXPECT_TRUE(is_storable(type, "${aws:RequestTag/value}"));
}

}  // namespace rollcall::policy
