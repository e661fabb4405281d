#include "policy/number_value.h"

#include <gtest/gtest.h>

#include <random>

namespace rollcall::policy {

TEST(NumberValue, HasManySpellings) {
  for (const char* one : {"1", "01", "+1", "1.0", "1.", "1e0", "10e-1", "0.1E1", "1000000e-6"})
    EXPECT_EQ(read_number(one), read_number("1")) << one;
  for (const char* nothing : {"0", "-0", "+0.000", "0e99", ".0"})
    EXPECT_EQ(read_number(nothing), Number{}) << nothing;
  EXPECT_EQ(read_number("-.5"), read_number("-5e-1"));
}

TEST(NumberValue, IsNothingElse) {
  for (const char* text : {"", "+", "-", ".", "e1", "1e", "1e+", "1e+-1", "NaN", "Infinity", "0x1",
                           "1 ", " 1", "1.2.3", "1,5", "--1", "1e2147483648", "1e99999999999"})
    EXPECT_FALSE(read_number(text)) << text;
  EXPECT_TRUE(read_number("1e2147483647"));
}

TEST(NumberValue, IsNotRounded) {
  EXPECT_NE(read_number("9007199254740993"), read_number("9007199254740992"));
  EXPECT_LT(read_number("0.1"), read_number("0.10000000000000000000000000000001"));
  EXPECT_LT(read_number("1e2000000000"), read_number("1.0000000001e2000000000"));
}

TEST(NumberValue, IsOrderedByItsSignFirst) {
  const char* const ascending[] = {"-1e9", "-10",  "-9.5", "-0.1", "-1e-9", "0",
                                   "1e-9", "0.09", "0.1",  "1",    "1.5",   "9",
                                   "9.5",  "10",   "10.5", "95",   "100",   "1e9"};
  for (std::size_t i = 0; i < std::size(ascending); ++i)
    for (std::size_t j = 0; j < std::size(ascending); ++j)
      EXPECT_EQ(*read_number(ascending[i]) <=> *read_number(ascending[j]), i <=> j)
          << ascending[i] << ' ' << ascending[j];
}

TEST(NumberValue, IsOrderedAsTheMachineOrdersWhatItCanHold) {
  std::mt19937 random(20260904);
  for (int round = 0; round < 20'000; ++round) {
    const auto numerator = [&] { return static_cast<int>(random() % 20'001) - 10'000; };
    const int left = numerator();
    const int right = numerator();
    const std::string zeros(random() % 4, '0');
    const auto written = [&](int thousandths) {
      return (thousandths < 0 ? "-" : "") + zeros + std::to_string(std::abs(thousandths)) + "e-3";
    };
    ASSERT_EQ(*read_number(written(left)) <=> *read_number(std::to_string(right) + "E-3"),
              left <=> right)
        << left << ' ' << right;
  }
}

}  // namespace rollcall::policy
