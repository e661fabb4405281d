#include "crypto/seal.h"

#include <gtest/gtest.h>

#include <set>

#include "base/encoding.h"
#include "crypto/errors.h"
#include "crypto/random.h"

namespace rollcall::crypto {
namespace {

using base::Secret;

const std::string record = "access-key/123456789012/AKIAIOSFODNN7EXAMPLE";
const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

Keyring a_keyring() { return Keyring::create(system_random()); }

std::string sealed_by(const Keyring& keyring) {
  return seal(keyring, Secret(secret), record, system_random());
}

// The secret that was sealed, or what the operator is told.
std::string outcome(const base::Result<Secret>& opened) {
  if (opened)
    return opened->reveal();
  EXPECT_EQ(opened.error().kind, &errors::cannot_unseal);
  EXPECT_TRUE(opened.error().message.empty());
  return opened.error().detail;
}

const std::string altered =
    "the sealed secret was altered, or belongs to another record or master key";

// Counts 0, 1, 2, …, so that what seal() makes can be written down.
base::RandomBytes counting() {
  return [next = 0](std::span<unsigned char> bytes) mutable {
    for (auto& byte : bytes)
      byte = static_cast<unsigned char>(next++);
  };
}

}  // namespace

TEST(Seal, OpensWithTheSameKeyForTheSameRecord) {
  const auto keyring = a_keyring();
  EXPECT_EQ(outcome(open(keyring, sealed_by(keyring), record)), secret);
}

TEST(Seal, TakesAnEmptySecretAndNoRecord) {
  const auto keyring = a_keyring();
  const auto sealed = seal(keyring, Secret(), {}, system_random());
  const auto opened = open(keyring, sealed, {});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->reveal(), "");
}

TEST(Seal, UnderADerivedKeyOpensWithThatKeyAlone) {
  const auto keyring = a_keyring();
  const auto sealed = sealed_by(keyring.derive("token", "salt"));
  EXPECT_EQ(outcome(open(keyring.derive("token", "salt"), sealed, record)), secret);
  EXPECT_EQ(outcome(open(keyring, sealed, record)), altered);
  EXPECT_EQ(outcome(open(keyring.derive("token", "pepper"), sealed, record)), altered);
  EXPECT_EQ(outcome(open(keyring.derive("tokens", "alt"), sealed, record)), altered);
}

TEST(Seal, DoesNotOpenForAnotherRecord) {
  const auto keyring = a_keyring();
  EXPECT_EQ(outcome(open(keyring, sealed_by(keyring), record + "2")), altered);
  EXPECT_EQ(outcome(open(keyring, sealed_by(keyring), {})), altered);
}

TEST(Seal, DoesNotOpenWithAnotherKeyOfTheSameVersion) {
  EXPECT_EQ(outcome(open(a_keyring(), sealed_by(a_keyring()), record)), altered);
}

TEST(Seal, DoesNotOpenWhenAnyBitWasFlipped) {
  const auto keyring = a_keyring();
  const std::string sealed = sealed_by(keyring);
  for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
    std::string flipped = sealed;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << i % 8));
    EXPECT_FALSE(open(keyring, flipped, record)) << "bit " << i;
  }
}

TEST(Seal, DoesNotOpenWhenBytesWereTakenOrAdded) {
  const auto keyring = a_keyring();
  const std::string sealed = sealed_by(keyring);
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(open(keyring, sealed.substr(0, size), record)) << size << " bytes";
  EXPECT_FALSE(open(keyring, sealed + '\0', record));
  EXPECT_EQ(outcome(open(keyring, {}, record)), "the bytes are not a sealed secret");
}

TEST(Seal, DrawsANonceForEverySecretAndHidesIt) {
  const auto keyring = a_keyring();
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto sealed = sealed_by(keyring);
    EXPECT_TRUE(seen.insert(sealed).second);
    EXPECT_FALSE(sealed.contains(secret.substr(0, 4)));
  }
}

TEST(Seal, KeepsItsFormFromReleaseToRelease) {
  const auto keyring = Keyring::create(counting());
  const auto sealed = seal(keyring, Secret("secret"), "record", counting());
  EXPECT_EQ(base::to_hex(sealed),
            "0100000001000102030405060708090a0b"
            "3467b569a091e1dc0496f86af84fdf1aedd8bf63af32");
}

TEST(Keyring, SealsWithTheNewestVersionAndOpensWithAll) {
  auto keyring = a_keyring();
  const auto before = sealed_by(keyring);
  keyring.rotate(system_random());
  const auto after = sealed_by(keyring);
  EXPECT_EQ(sealed_with(before), 1U);
  EXPECT_EQ(sealed_with(after), 2U);
  EXPECT_EQ(outcome(open(keyring, before, record)), secret);
  EXPECT_EQ(outcome(open(keyring, after, record)), secret);
}

TEST(Keyring, SaysWhichVersionIsMissing) {
  const auto old = a_keyring();
  auto keyring = *parse_keyring(format_keyring(old));
  keyring.rotate(system_random());
  EXPECT_EQ(outcome(open(old, sealed_by(keyring), record)), "the master key has no version 2");
}

TEST(Keyring, ComesBackFromItsText) {
  auto keyring = Keyring::create(counting());
  keyring.rotate(system_random());
  const Secret text = format_keyring(keyring);
  EXPECT_TRUE(text.reveal().starts_with(
      "rollcall-master-key:v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
      "rollcall-master-key:v2:"));
  const auto parsed = parse_keyring(text);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->keys().size(), 2U);
  EXPECT_EQ(parsed->newest().version, 2U);
  EXPECT_EQ(outcome(open(*parsed, sealed_by(keyring), record)), secret);
}

TEST(Keyring, RefusesATextThatIsNotExactlyOne) {
  const std::string key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  const std::string first = "rollcall-master-key:v1:" + key + "\n";
  const std::string second = "rollcall-master-key:v2:" + key + "\n";
  EXPECT_TRUE(parse_keyring(Secret(first + second)));
  EXPECT_TRUE(parse_keyring(Secret(first.substr(0, first.size() - 1))));
  for (const auto& text :
       {std::string(), std::string("\n"), key, first + "\n", "\n" + first, second + first,
        first + first, "rollcall-master-key:v0:" + key, "rollcall-master-key:v01:" + key,
        "rollcall-master-key:v-1:" + key, "rollcall-master-key:v4294967296:" + key,
        "rollcall-master-key:1:" + key, "Rollcall-master-key:v1:" + key,
        "rollcall-master-key:v1:" + key + " ", "rollcall-master-key:v1:" + key + "\r\n",
        "rollcall-master-key:v1:" + key.substr(0, 40), std::string("rollcall-master-key:v1:")}) {
    const auto parsed = parse_keyring(Secret(text));
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().kind, &errors::malformed_master_key);
    EXPECT_FALSE(parsed.error().detail.contains("AAEC"));
  }
}

}  // namespace rollcall::crypto
