#include "policy/wildcard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "policy/pattern.h"

namespace rollcall::policy {
namespace {

bool matches_written(std::string_view written, std::string_view text) {
  Budget budget;
  return match(read_pattern(written), text, {}, budget) == Match::Yes;
}

// The definition, as a table: row p, column t says whether the first p of the pattern match the
// first t of the text.
bool matches_by_definition(std::string_view pattern, std::string_view text) {
  std::vector<std::vector<bool>> table(pattern.size() + 1,
                                       std::vector<bool>(text.size() + 1, false));
  table[0][0] = true;
  for (std::size_t p = 1; p <= pattern.size(); ++p)
    for (std::size_t t = 0; t <= text.size(); ++t)
      if (pattern[p - 1] == '*')
        table[p][t] = table[p - 1][t] || (t > 0 && table[p][t - 1]);
      else if (t > 0 && (pattern[p - 1] == '?' || pattern[p - 1] == text[t - 1]))
        table[p][t] = table[p - 1][t - 1];
  return table[pattern.size()][text.size()];
}

std::string random_text(std::mt19937& random, std::string_view alphabet, std::size_t longest) {
  std::string text(random() % (longest + 1), ' ');
  for (char& c : text)
    c = alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST(Wildcards, MatchTheWholeTextOrNothing) {
  EXPECT_TRUE(matches_written("arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:user/a/b:c"));
  EXPECT_TRUE(matches_written("*", ""));
  EXPECT_TRUE(matches_written("", ""));
  EXPECT_TRUE(matches_written("a*", "a"));
  EXPECT_FALSE(matches_written("", "a"));
  EXPECT_FALSE(matches_written("?", ""));
  EXPECT_FALSE(matches_written("user", "users"));
  EXPECT_FALSE(matches_written("users", "user"));
  EXPECT_FALSE(matches_written("*:user/alice", "arn:aws:iam::1:user/alice2"));
}

TEST(Wildcards, TakeACharacterOfSeveralBytesForOne) {
  EXPECT_TRUE(matches_written("?", "é"));
  EXPECT_TRUE(matches_written("*?", "日本"));
  EXPECT_TRUE(matches_written("日?", "日本"));
  EXPECT_FALSE(matches_written("??", "é"));
  EXPECT_FALSE(matches_written("*??", "本"));
}

TEST(Wildcards, MatchAsTheirDefinitionDoes) {
  std::mt19937 random(20260901);
  int matched = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string pattern = random_text(random, "ab*?", 8);
    const std::string text = random_text(random, "ab", 12);
    const bool expected = matches_by_definition(pattern, text);
    ASSERT_EQ(matches_written(pattern, text), expected) << pattern << " on " << text;
    matched += expected ? 1 : 0;
  }
  EXPECT_GT(matched, 10'000);
}

TEST(Wildcards, NeverTakeMoreStepsThanPromised) {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    const Pattern pattern = read_pattern(random_text(random, "aab*?", 20));
    const std::string text = random_text(random, "aaab", 40);
    Budget budget;
    matches(pattern.text, text, budget);
    const std::size_t steps = most_steps_a_request - budget.left();
    EXPECT_LE(steps, (pattern.text.size() + 1) * (text.size() + 1));
  }
}

TEST(Wildcards, CostOneStepHoweverManyStandInARow) {
  const std::string stars(131'072, '*');
  Budget budget(1);
  EXPECT_EQ(match(read_pattern(stars), "arn:aws:iam::1:user/x", {}, budget), Match::Yes);
}

namespace {

// How many of the texts that begin with a prefix match, by trying all that are up to three longer.
Below tried_below(std::string_view pattern, const std::string& prefix) {
  bool is_some = false;
  bool is_all = true;
  std::vector<std::string> texts{prefix};
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) {
      const bool does_match = matches_by_definition(pattern, texts[at]);
      is_some = is_some || does_match;
      is_all = is_all && does_match;
    }
    if (texts[at].size() < prefix.size() + 3)
      for (const char next : {'a', 'b', 'c'})
        texts.push_back(std::string(texts[at]) += next);
  }
  return is_all ? Below::All : is_some ? Below::Some : Below::None;
}

Below below(std::string_view written, std::string_view prefix) {
  Budget budget;
  return matches_below(read_pattern(written).text, prefix, budget);
}

}  // namespace

TEST(Wildcards, MatchAllOrSomeOrNoneOfWhatBeginsAlike) {
  EXPECT_EQ(below("arn:aws:s3:::pub/*", "arn:aws:s3:::pub/"), Below::All);
  EXPECT_EQ(below("*", "arn:aws:s3:::pub/"), Below::All);
  EXPECT_EQ(below("arn:*:pub*", "arn:aws:s3:::pub/"), Below::All);
  EXPECT_EQ(below("arn:aws:s3:::pub/?*", "arn:aws:s3:::pub/"), Below::All);
  EXPECT_EQ(below("arn:aws:s3:::pub/?", "arn:aws:s3:::pub/"), Below::Some);
  EXPECT_EQ(below("arn:aws:s3:::pub/docs/*", "arn:aws:s3:::pub/"), Below::Some);
  EXPECT_EQ(below("*.txt", "arn:aws:s3:::pub/"), Below::Some);
  EXPECT_EQ(below("arn:aws:s3:::pub/", "arn:aws:s3:::pub/"), Below::None);
  EXPECT_EQ(below("arn:aws:s3:::pub", "arn:aws:s3:::pub/"), Below::None);
  EXPECT_EQ(below("arn:aws:s3:::public/*", "arn:aws:s3:::pub/"), Below::None);
  EXPECT_EQ(below("b/?c*", "b/é"), Below::Some);
}

TEST(Wildcards, MatchWhatBeginsAlikeAsTryingDoes) {
  std::mt19937 random(20270302);
  int seen[3] = {};
  for (int round = 0; round < 20'000; ++round) {
    // With no more than three characters behind the prefix to be told apart by.
    const std::string pattern = random_text(random, "ab*?", 5);
    const std::string prefix = random_text(random, "ab", 4);
    const Below expected = tried_below(pattern, prefix);
    const Below found = below(pattern, prefix);
    ++seen[static_cast<int>(found)];
    if (found == Below::Some)
      ASSERT_NE(expected, Below::All) << pattern << " below " << prefix;
    else
      ASSERT_EQ(expected, found) << pattern << " below " << prefix;
  }
  EXPECT_GT(*std::ranges::min_element(seen), 500);
}

TEST(Wildcards, StopWhereTheBudgetEnds) {
  std::string pattern;
  for (int i = 0; i < 1000; ++i)
    pattern += "*a";
  const std::string text = std::string(2000, 'a') + "b";
  Budget budget(1000);
  EXPECT_EQ(match(read_pattern(pattern), text, {}, budget), Match::Unknown);
  EXPECT_TRUE(budget.is_exceeded());
}

}  // namespace rollcall::policy
