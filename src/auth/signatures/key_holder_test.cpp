#include "auth/signatures/key_holder.h"

#include <gtest/gtest.h>

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr const char* secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

KeyHolder a_holder(std::optional<base::Instant> last_recorded_use = {}) {
  return {Caller{},
          {.secret = base::Secret(secret), .last_recorded_use = last_recorded_use},
          /*epoch=*/1};
}

std::string signature(const KeyHolder& holder, const sigv4::CredentialScope& scope) {
  return holder.signing_key(scope)->signature("text");
}

std::string right_signature(const sigv4::CredentialScope& scope) {
  return sigv4::derive_signing_key(base::Secret(secret), scope).signature("text");
}

// The first, and those that are like it but for one part.
constexpr sigv4::CredentialScope scopes[] = {{"20260911", "eu-west-1", "iam"},
                                             {"20260912", "eu-west-1", "iam"},
                                             {"20260911", "eu-west-2", "iam"},
                                             {"20260911", "eu-west-1", "sts"}};

}  // namespace

TEST(KeyHolder, SignsForEachDayRegionAndServiceWithAKeyOfItsOwn) {
  for (const auto& known : scopes)
    for (const auto& asked : scopes) {
      const KeyHolder holder = a_holder();
      EXPECT_EQ(signature(holder, known), right_signature(known));
      EXPECT_EQ(signature(holder, asked), right_signature(asked));
      EXPECT_EQ(signature(holder, known), right_signature(known)) << "as before";
    }
}

TEST(KeyHolder, DerivesAKeyOnceForAScope) {
  const KeyHolder holder = a_holder();
  for (const auto& scope : scopes)
    EXPECT_EQ(holder.signing_key(scope), holder.signing_key(scope));
}

TEST(KeyHolder, ForgetsTheKeyItDerivedFirstWhenThereAreTooMany) {
  const KeyHolder holder = a_holder();
  const std::weak_ptr first = holder.signing_key(scopes[0]);
  const std::weak_ptr second = holder.signing_key(scopes[1]);
  for (int number = 0; number < 31; ++number) {
    EXPECT_FALSE(first.expired()) << number;
    const std::string region = "region-" + std::to_string(number);
    const sigv4::CredentialScope scope{"20260911", region, "iam"};
    EXPECT_EQ(signature(holder, scope), right_signature(scope));
  }
  EXPECT_TRUE(first.expired());
  EXPECT_FALSE(second.expired());
  EXPECT_EQ(signature(holder, scopes[0]), right_signature(scopes[0]));
}

TEST(KeyHolder, RemembersTheLatestUseAndNoneInTheFuture) {
  const KeyHolder holder = a_holder(noon);
  holder.remember_use(noon - 1s);
  EXPECT_EQ(holder.last_recorded_use(), noon);
  holder.remember_use(noon + 1s);
  EXPECT_EQ(holder.last_recorded_use(), noon + 1s);
  holder.remember_use(noon + 720h);
  holder.remember_use(noon + 2s);
  EXPECT_EQ(holder.last_recorded_use(), noon + 2s);
}

}  // namespace rollcall::auth
