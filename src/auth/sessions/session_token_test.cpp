#include "auth/sessions/session_token.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/random.h"

namespace rollcall::auth {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr const char* key_id = "ASIAQAAAAAAAAAAAAAAA";

SessionToken a_token() {
  return {.kind = SessionKind::Role,
          .account = {123456789012},
          .access_key_id = key_id,
          .secret = base::Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
          .principal_name = "Auditor",
          .principal_id = "AROAEXAMPLE",
          .parent_key_id = {},
          .name = "ann",
          .issued = noon,
          .expires = noon + std::chrono::hours{1},
          .mfa_given = noon,
          .source_identity = "ann@example.com",
          .policies = {"{\"Version\": \"2012-10-17\"}", {"arn:one", "arn:two"}},
          .tags = {{"team", "audit, night"}, {"empty", ""}},
          .transitive_tag_keys = {"team"}};
}

class Tokens : public ::testing::Test {
 protected:
  // What was sealed into a token.
  std::string contents_of(std::string_view text) const {
    const std::string bytes = *base::from_base64(text);
    return crypto::open(keys_.derive("session token", bytes.substr(0, salt_size)),
                        bytes.substr(salt_size), key_id)
        ->reveal();
  }

  // A token as another release of the server might have sealed it.
  std::string sealed(std::string contents) const {
    const std::string salt(salt_size, 's');
    return base::to_base64(salt + crypto::seal(keys_.derive("session token", salt),
                                               base::Secret(std::move(contents)), key_id,
                                               crypto::system_random()));
  }

  static constexpr std::size_t salt_size = 16;
  crypto::Keyring keys_ = crypto::Keyring::create(crypto::system_random());
  SessionTokens tokens_{keys_, crypto::system_random()};
};

}  // namespace

TEST_F(Tokens, TellEverythingThatWasSealedIntoThem) {
  const auto opened = tokens_.open(tokens_.seal(a_token()), key_id);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->kind, SessionKind::Role);
  EXPECT_EQ(opened->account, iam::AccountId{123456789012});
  EXPECT_EQ(opened->access_key_id, key_id);
  EXPECT_EQ(opened->secret.reveal(), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  EXPECT_EQ(opened->principal_name, "Auditor");
  EXPECT_EQ(opened->principal_id, "AROAEXAMPLE");
  EXPECT_EQ(opened->name, "ann");
  EXPECT_EQ(opened->issued, noon);
  EXPECT_EQ(opened->expires, noon + std::chrono::hours{1});
  EXPECT_EQ(opened->mfa_given, noon);
  EXPECT_EQ(opened->source_identity, "ann@example.com");
  EXPECT_EQ(opened->policies.document, "{\"Version\": \"2012-10-17\"}");
  EXPECT_EQ(opened->policies.policy_arns, (std::vector<std::string>{"arn:one", "arn:two"}));
  ASSERT_EQ(opened->tags.size(), 2U);
  EXPECT_EQ(opened->tags[0].value, "audit, night");
  EXPECT_EQ(opened->transitive_tag_keys, std::vector<std::string>{"team"});
}

TEST_F(Tokens, WithoutMfaSaySo) {
  SessionToken token = a_token();
  token.mfa_given = std::nullopt;
  EXPECT_FALSE(tokens_.open(tokens_.seal(token), key_id)->mfa_given.has_value());
}

// Two under one key would tell whether they hold the same.
TEST_F(Tokens, AreSealedWithKeysOfTheirOwn) {
  const auto salt_of = [](const std::string& token) {
    return base::from_base64(token)->substr(0, salt_size);
  };
  EXPECT_NE(salt_of(tokens_.seal(a_token())), salt_of(tokens_.seal(a_token())));
}

TEST_F(Tokens, OpenForTheirAccessKeyAlone) {
  EXPECT_FALSE(tokens_.open(tokens_.seal(a_token()), "ASIAQAAAAAAAAAAAAAAB").has_value());
}

TEST_F(Tokens, OfAnotherServerDoNotOpen) {
  const SessionTokens others{crypto::Keyring::create(crypto::system_random()),
                             crypto::system_random()};
  EXPECT_FALSE(tokens_.open(others.seal(a_token()), key_id).has_value());
}

TEST_F(Tokens, WithAnyByteChangedDoNotOpen) {
  const std::string bytes = *base::from_base64(tokens_.seal(a_token()));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(tokens_.open(base::to_base64(changed), key_id).has_value()) << "byte " << at;
  }
  for (std::size_t size = 0; size < bytes.size(); size += 7)
    EXPECT_FALSE(tokens_.open(base::to_base64(bytes.substr(0, size)), key_id).has_value());
  EXPECT_FALSE(tokens_.open("no base64!", key_id).has_value());
}

TEST_F(Tokens, WithMoreOrFewerFieldsThanThisReleaseKnowsDoNotOpen) {
  const std::string contents = contents_of(tokens_.seal(a_token()));
  ASSERT_TRUE(tokens_.open(sealed(contents), key_id).has_value());
  EXPECT_FALSE(tokens_.open(sealed(contents + "0,"), key_id).has_value());
  EXPECT_FALSE(tokens_.open(sealed(contents + " "), key_id).has_value());
  for (std::size_t size = 0; size < contents.size(); ++size)
    EXPECT_FALSE(tokens_.open(sealed(contents.substr(0, size)), key_id).has_value()) << size;
}

TEST_F(Tokens, OfALayoutThatIsNotKnownHereAreToldFromThoseOfStrangers) {
  const std::string contents = contents_of(tokens_.seal(a_token()));
  ASSERT_TRUE(contents.starts_with("v2,"));
  const auto of_version = [&](const std::string& version) {
    return tokens_.open(sealed("v" + version + "," + contents.substr(3)), key_id);
  };
  EXPECT_TRUE(of_version("2").has_value());
  for (const char* const version : {"0", "1", "3", "99999999999999999999", "", "-2", "two"})
    EXPECT_EQ(of_version(version).error(), Unopened::UnknownLayout) << version;
  EXPECT_EQ(tokens_.open("AAAA", key_id).error(), Unopened::Foreign);
  EXPECT_EQ(tokens_.open(tokens_.seal(a_token()), "ASIAQAAAAAAAAAAAAAAB").error(),
            Unopened::Foreign);
}

TEST_F(Tokens, OfTheReleaseBeforeThisOneTellEverythingAsTheyDidThere) {
  const auto opened = tokens_.open(
      sealed("1,123456789012,6,secret7,Auditor11,AROAEXAMPLE0,3,ann1789128000,1789131600,-1,"
             "15,ann@example.com2,{}1,7,arn:one2,4,team5,audit1,4,team"),
      key_id);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->kind, SessionKind::Role);
  EXPECT_EQ(opened->account, iam::AccountId{123456789012});
  EXPECT_EQ(opened->secret.reveal(), "secret");
  EXPECT_EQ(opened->principal_name, "Auditor");
  EXPECT_EQ(opened->principal_id, "AROAEXAMPLE");
  EXPECT_EQ(opened->parent_key_id, "");
  EXPECT_EQ(opened->name, "ann");
  EXPECT_EQ(opened->issued, noon);
  EXPECT_EQ(opened->expires, noon + std::chrono::hours{1});
  EXPECT_FALSE(opened->mfa_given);
  EXPECT_EQ(opened->source_identity, "ann@example.com");
  EXPECT_EQ(opened->policies.document, "{}");
  EXPECT_EQ(opened->policies.policy_arns, std::vector<std::string>{"arn:one"});
  ASSERT_EQ(opened->tags.size(), 1U);
  EXPECT_EQ(opened->tags[0].value, "audit");
  EXPECT_EQ(opened->transitive_tag_keys, std::vector<std::string>{"team"});
}

TEST_F(Tokens, HideTheirSecret) {
  const std::string bytes = *base::from_base64(tokens_.seal(a_token()));
  EXPECT_EQ(bytes.find("wJalrXUtnFEMI"), std::string::npos);
  EXPECT_NE(tokens_.seal(a_token()), tokens_.seal(a_token()));
}

TEST(PackedPolicySize, IsInPercentOfWhatFitsIntoAToken) {
  EXPECT_EQ(packed_policy_size({}, {}), 0);
  EXPECT_EQ(packed_policy_size({"{}", {}}, {}), 1);
  EXPECT_EQ(packed_policy_size({std::string(2048, 'x'), {}}, {}), 50);
  EXPECT_EQ(packed_policy_size({std::string(2048, 'x'), {std::string(2048, 'x')}}, {}), 100);
  EXPECT_EQ(packed_policy_size({std::string(4096, 'x'), {}}, {{"k", ""}}), 101);
  EXPECT_EQ(packed_policy_size({}, {{"k", std::string(2047, 'v')}, {"l", ""}}), 51);
  EXPECT_EQ(packed_policy_size({}, {{"k", std::string(2047, 'v')}}), 50);
}

}  // namespace rollcall::auth
