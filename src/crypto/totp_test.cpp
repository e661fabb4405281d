#include "crypto/totp.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "support/corpus.h"

namespace rollcall::crypto {
namespace {

// The seed of RFC 6238's examples, whose codes have eight digits: ours are the last six of them.
const base::Secret rfc_seed("12345678901234567890");

}  // namespace

TEST(Totp, IsRfc6238sExamples) {
  const auto code_at = [](long long second) {
    return totp_code(rfc_seed, totp_counter(base::from_epoch(second)));
  };
  EXPECT_EQ(code_at(59), "287082");
  EXPECT_EQ(code_at(1111111109), "081804");
  EXPECT_EQ(code_at(1234567890), "005924");
  EXPECT_EQ(code_at(20000000000), "353130");
}

TEST(Totp, ChangesEveryThirtySeconds) {
  EXPECT_EQ(totp_counter(base::from_epoch(0)), 0U);
  EXPECT_EQ(totp_counter(base::from_epoch(29)), 0U);
  EXPECT_EQ(totp_counter(base::from_epoch(30)), 1U);
}

TEST(Totp, IsWhatOtherProgramsShow) {
  const auto vectors = test::read_json_corpus("corpora/totp.json");
  if (!vectors)
    GTEST_SKIP() << "no corpora/totp.json in " << test::corpus_folder();
  std::size_t seen = 0;
  for (const auto& vector : *vectors) {
    // No virtual device of AWS uses the other hashes.
    if (vector.at("alg") != "SHA1")
      continue;
    ++seen;
    ASSERT_EQ(vector.at("step"), totp_step.count());
    const base::Secret seed(*base::from_hex(vector.at("secret_hex").get<std::string>()));
    const auto counter = totp_counter(base::from_epoch(vector.at("unix").get<long long>()));
    const auto code = vector.at("code").get<std::string>();
    EXPECT_EQ(totp_code(seed, counter), code.substr(code.size() - totp_digits)) << vector.at("id");
  }
  EXPECT_EQ(seen, 1006U);
}

}  // namespace rollcall::crypto
