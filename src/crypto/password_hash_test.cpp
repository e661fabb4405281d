#include "crypto/password_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>

#include "crypto/random.h"
#include "support/corpus.h"

namespace rollcall::crypto {
namespace {

using base::Secret;

// Cheap, for what does not depend on the cost.
constexpr PasswordCost cheap{64, 1};

std::string a_hash(std::string_view password, PasswordCost cost = cheap) {
  return hash_password(Secret(std::string(password)), system_random(), cost).value();
}

}  // namespace

TEST(PasswordHash, MatchesItsPasswordAndNoOther) {
  const auto hash = a_hash("correct horse");
  EXPECT_EQ(match_password(hash, Secret("correct horse")), PasswordMatch::Yes);
  EXPECT_EQ(match_password(hash, Secret("correct horsf")), PasswordMatch::No);
  EXPECT_EQ(match_password(hash, Secret("correct hors")), PasswordMatch::No);
  EXPECT_EQ(match_password(hash, Secret("")), PasswordMatch::No);
}

TEST(PasswordHash, SeesWhatStandsBehindANullByte) {
  const auto hash = a_hash(std::string_view("a\0b", 3));
  EXPECT_EQ(match_password(hash, Secret(std::string("a\0b", 3))), PasswordMatch::Yes);
  EXPECT_EQ(match_password(hash, Secret(std::string("a\0c", 3))), PasswordMatch::No);
}

TEST(PasswordHash, IsSaltedAndSaysWhatItCosts) {
  const auto first = a_hash("password", PasswordCost{});
  EXPECT_NE(first, a_hash("password", PasswordCost{}));
  EXPECT_TRUE(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << first;
  EXPECT_EQ(match_password(first, Secret("password")), PasswordMatch::Yes);
}

TEST(PasswordHash, IsMadeWithTheSaltItWasHanded) {
  const base::RandomBytes zeros = [](std::span<unsigned char> bytes) {
    std::ranges::fill(bytes, static_cast<unsigned char>(0));
  };
  const auto hash = hash_password(Secret("password"), zeros, cheap);
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$")) << *hash;
  EXPECT_EQ(*hash, hash_password(Secret("password"), zeros, cheap).value());
}

TEST(PasswordHash, NeedsToBeMadeAnewWhenItsCostIsNotTodays) {
  const auto hash = a_hash("password");
  EXPECT_FALSE(needs_rehash(hash, cheap));
  EXPECT_TRUE(needs_rehash(hash));
  EXPECT_TRUE(needs_rehash(hash, {64, 2}));
  EXPECT_TRUE(needs_rehash("$argon2id$v=19$m=64,t=1,p=2$c2FsdHNhbHQ$aGFzaA", cheap));
  EXPECT_TRUE(needs_rehash("$2b$12$bcrypt", cheap));
}

TEST(PasswordHash, LeavesUncheckedWhatIsNoHash) {
  const auto hash = a_hash("password");
  const std::string tail = hash.substr(hash.rfind("$m=") + 3);
  for (const auto& text :
       {std::string(), std::string("password"), hash.substr(0, hash.size() / 2), hash + "$",
        hash.substr(1), "$argon2i$v=19$m=" + tail, "$argon2id$v=16$m=" + tail,
        hash + std::string("\0x", 2), std::string("$argon2id$v=19$m=64,t=1,p=1$")})
    EXPECT_EQ(match_password(text, Secret("password")), PasswordMatch::Unchecked) << text;
}

TEST(PasswordHash, RefusesToSpendMoreThanAPasswordIsWorth) {
  for (const auto* cost : {"m=1048577,t=1,p=1", "m=64,t=65,p=1", "m=1024,t=1,p=65",
                           "m=4294967296,t=1,p=1", "m=-1,t=1,p=1"}) {
    const std::string text = "$argon2id$v=19$" + std::string(cost) +
                             "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(match_password(text, Secret("password")), PasswordMatch::Unchecked) << cost;
  }
}

// libsodium makes hashes of one lane only, but checks those of several.
TEST(PasswordHash, MatchesWhatOtherProgramsMade) {
  const auto vectors = test::read_json_corpus("corpora/argon2id.json");
  if (!vectors)
    GTEST_SKIP() << "no corpora/argon2id.json in " << test::corpus_folder();
  std::size_t hashes = 0;
  std::size_t of_several_lanes = 0;
  for (const auto& vector : *vectors) {
    const auto encoded = vector.at("encoded").get<std::string>();
    const auto password = vector.at("password").get<std::string>();
    // The program that made them refused passwords of 128 bytes, and left the hash empty.
    if (encoded.empty())
      continue;
    ++hashes;
    of_several_lanes += encoded.contains(",p=1$") ? 0 : 1;
    EXPECT_EQ(match_password(encoded, Secret(password)), PasswordMatch::Yes) << vector.at("id");
    EXPECT_EQ(match_password(encoded, Secret(password + "x")), PasswordMatch::No)
        << vector.at("id");
  }
  EXPECT_EQ(hashes, 36U);
  EXPECT_EQ(of_several_lanes, 18U);
}

TEST(BurnPassword, CostsAsMuchAsAMatch) {
  const auto hash = a_hash("password", PasswordCost{});
  // Processor time, and the least of several runs: what else the machine does is no part of it.
  auto match = std::numeric_limits<std::clock_t>::max();
  auto burn = match;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::clock();
    ASSERT_EQ(match_password(hash, Secret("wrong")), PasswordMatch::No);
    const auto middle = std::clock();
    ASSERT_EQ(burn_password(Secret("wrong")), PasswordMatch::No);
    match = std::min(match, middle - start);
    burn = std::min(burn, std::clock() - middle);
  }
  EXPECT_LT(burn, match * 2);
  EXPECT_GT(burn * 2, match);
}

}  // namespace rollcall::crypto
