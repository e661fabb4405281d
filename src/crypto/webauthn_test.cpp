#include "crypto/webauthn.h"

#include <gtest/gtest.h>

#include <functional>

#include "support/software_key.h"

namespace rollcall::crypto {
namespace {

using enum WebAuthnFault;
using test::KeyAnswer;
using test::SoftwareKey;

constexpr std::string_view challenge = "\xFB\xEF\xFFthirty-two bytes, more or less";

WebAuthnExpected expected_of_us() {
  return {.relying_party_id = "iam.example.com",
          .origin = "https://iam.example.com",
          .challenge = challenge};
}

KeyAnswer an_answer() { return {.challenge = std::string(challenge)}; }

using Registered = std::expected<WebAuthnCredential, WebAuthnFault>;
using Checked = std::expected<std::uint32_t, WebAuthnFault>;

Registered registered(const SoftwareKey& key, const KeyAnswer& answer = an_answer(),
                      const WebAuthnExpected& expected = expected_of_us()) {
  const std::string client_data = SoftwareKey::created_client_data(answer);
  const std::string authenticator_data = key.new_authenticator_data(answer);
  return read_registration(expected, {client_data, authenticator_data});
}

Checked checked(const SoftwareKey& key, const WebAuthnCredential& credential,
                const KeyAnswer& answer = an_answer(),
                const WebAuthnExpected& expected = expected_of_us()) {
  const std::string client_data = SoftwareKey::got_client_data(answer);
  const std::string authenticator_data = SoftwareKey::authenticator_data(answer);
  const std::string signature = key.sign(authenticator_data, client_data);
  return check_assertion(expected, {client_data, authenticator_data, signature}, credential);
}

TEST(WebAuthn, AKeyOfEachKindIsRegisteredAndSignsIn) {
  const int algorithms[] = {-7, -8, -257};
  int next = 0;
  for (const auto kind :
       {SoftwareKey::Kind::Es256, SoftwareKey::Kind::EdDsa, SoftwareKey::Kind::Rs256}) {
    const SoftwareKey key(kind, "id " + std::to_string(next));
    const auto credential = registered(key);
    ASSERT_TRUE(credential) << to_string(credential.error());
    EXPECT_EQ(credential->id, key.id());
    EXPECT_EQ(credential->algorithm, algorithms[next++]);
    EXPECT_FALSE(credential->has_verified_user);
    EXPECT_EQ(checked(key, *credential), Checked(0));
  }
}

// What somebody who forges would change, and what is then found. It holds of both ceremonies.
struct Forgery {
  const char* name;
  std::function<void(KeyAnswer&)> change;
  WebAuthnFault fault;
};

const Forgery forgeries[] = {
    {"other origin", [](KeyAnswer& answer) { answer.origin = "https://iam.example.com.evil.test"; },
     OtherOrigin},
    {"other port", [](KeyAnswer& answer) { answer.origin += ":8443"; }, OtherOrigin},
    {"no TLS", [](KeyAnswer& answer) { answer.origin = "http://iam.example.com"; }, OtherOrigin},
    {"another page's frame",
     [](KeyAnswer& answer) { answer.more_client_data = R"(,"crossOrigin":true)"; }, OtherOrigin},
    {"another page on top",
     [](KeyAnswer& answer) { answer.more_client_data = R"(,"topOrigin":"https://evil.test")"; },
     OtherOrigin},
    {"other challenge", [](KeyAnswer& answer) { answer.challenge = "one of yesterday"; },
     OtherChallenge},
    {"no challenge", [](KeyAnswer& answer) { answer.challenge = ""; }, OtherChallenge},
    {"no ceremony of ours", [](KeyAnswer& answer) { answer.type = "payment.get"; }, OtherCeremony},
    {"no JSON", [](KeyAnswer& answer) { answer.origin = "\""; }, MalformedClientData},
    {"long", [](KeyAnswer& answer) { answer.origin = std::string(10'000, 'o'); },
     MalformedClientData},
    {"other relying party", [](KeyAnswer& answer) { answer.relying_party_id = "example.com"; },
     OtherRelyingParty},
    {"untouched", [](KeyAnswer& answer) { answer.flags = 0x04; }, NobodyPresent},
};

TEST(WebAuthn, AForgedAssertionIsRefused) {
  const SoftwareKey key;
  const auto credential = registered(key);
  ASSERT_TRUE(credential);
  for (const Forgery& forgery : forgeries) {
    KeyAnswer answer = an_answer();
    forgery.change(answer);
    EXPECT_EQ(checked(key, *credential, answer), Checked(std::unexpected(forgery.fault)))
        << forgery.name;
  }
}

TEST(WebAuthn, AForgedRegistrationIsRefused) {
  const SoftwareKey key;
  for (const Forgery& forgery : forgeries) {
    KeyAnswer answer = an_answer();
    forgery.change(answer);
    const auto refused = registered(key, answer);
    ASSERT_FALSE(refused) << forgery.name;
    EXPECT_EQ(refused.error(), forgery.fault) << forgery.name;
  }
}

TEST(WebAuthn, OneCeremonyIsNotTakenForTheOther) {
  const SoftwareKey key;
  KeyAnswer answer = an_answer();
  answer.type = "webauthn.get";
  EXPECT_EQ(registered(key, answer).error(), OtherCeremony);
  answer.type = "webauthn.create";
  EXPECT_EQ(checked(key, *registered(key), answer), Checked(std::unexpected(OtherCeremony)));
}

TEST(WebAuthn, AnotherKeysSignatureIsRefused) {
  const SoftwareKey key;
  const SoftwareKey other;
  EXPECT_EQ(checked(other, *registered(key)), Checked(std::unexpected(WrongSignature)));
}

TEST(WebAuthn, ASignatureIsOfAllThatWasSaid) {
  const SoftwareKey key;
  const auto credential = registered(key);
  KeyAnswer answer = an_answer();
  const std::string client_data = SoftwareKey::got_client_data(answer);
  const std::string authenticator_data = SoftwareKey::authenticator_data(answer);
  const std::string signature = key.sign(authenticator_data, client_data);
  const auto check = [&](const std::string& said, const std::string& data,
                         const std::string& signed_with) {
    return check_assertion(expected_of_us(), {said, data, signed_with}, *credential);
  };
  const auto wrong = Checked(std::unexpected(WrongSignature));
  EXPECT_EQ(check(client_data, authenticator_data, signature), Checked(0));
  answer.more_client_data = R"(,"more":1)";
  EXPECT_EQ(check(SoftwareKey::got_client_data(answer), authenticator_data, signature), wrong);
  answer.sign_count = 7;
  EXPECT_EQ(check(client_data, SoftwareKey::authenticator_data(answer), signature), wrong);
  answer = an_answer();
  answer.flags = 0x05;
  EXPECT_EQ(check(client_data, SoftwareKey::authenticator_data(answer), signature), wrong);
  EXPECT_EQ(check(client_data, authenticator_data, ""), wrong);
  EXPECT_EQ(check(client_data, authenticator_data, std::string(5000, 's')), wrong);
  EXPECT_EQ(check(client_data, authenticator_data + "more", signature),
            Checked(std::unexpected(MalformedAuthenticatorData)));
}

TEST(WebAuthn, AuthenticatorDataThatAreCutShortAreRefused) {
  const SoftwareKey key;
  const auto credential = registered(key);
  const KeyAnswer answer = an_answer();
  const std::string got = SoftwareKey::got_client_data(answer);
  const std::string whole = SoftwareKey::authenticator_data(answer);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);
    const std::string signature = key.sign(cut, got);
    EXPECT_EQ(check_assertion(expected_of_us(), {got, cut, signature}, *credential),
              Checked(std::unexpected(MalformedAuthenticatorData)));
  }
  const std::string created = SoftwareKey::created_client_data(answer);
  const std::string data = key.new_authenticator_data(answer);
  for (std::size_t size = 0; size < data.size(); ++size)
    EXPECT_FALSE(read_registration(expected_of_us(), {created, data.substr(0, size)})) << size;
}

TEST(WebAuthn, ACounterOnlyGoesForward) {
  const SoftwareKey key;
  KeyAnswer answer = an_answer();
  answer.sign_count = 5;
  const auto credential = registered(key, answer);
  ASSERT_TRUE(credential);
  EXPECT_EQ(credential->sign_count, 5U);
  const auto went_back = Checked(std::unexpected(CounterWentBack));
  EXPECT_EQ(checked(key, *credential, answer), went_back);
  answer.sign_count = 4;
  EXPECT_EQ(checked(key, *credential, answer), went_back);
  answer.sign_count = 0;
  EXPECT_EQ(checked(key, *credential, answer), went_back);
  answer.sign_count = 6;
  EXPECT_EQ(checked(key, *credential, answer), Checked(6));
}

TEST(WebAuthn, AKeyMustKnowItsUserAgainWhereThatIsAsked) {
  const SoftwareKey key;
  WebAuthnExpected strict = expected_of_us();
  strict.verification = UserVerification::Required;
  EXPECT_EQ(registered(key, an_answer(), strict).error(), NobodyVerified);
  KeyAnswer verified = an_answer();
  verified.flags = 0x05;
  const auto credential = registered(key, verified, strict);
  ASSERT_TRUE(credential);
  EXPECT_TRUE(credential->has_verified_user);
  EXPECT_EQ(checked(key, *credential, an_answer(), strict),
            Checked(std::unexpected(NobodyVerified)));
  EXPECT_EQ(checked(key, *credential, verified, strict), Checked(0));
}

TEST(WebAuthn, ARegistrationWithoutAKeyOfAKindThatWeTakeIsRefused) {
  const SoftwareKey key;
  KeyAnswer answer = an_answer();
  const std::string created = SoftwareKey::created_client_data(answer);
  const auto refusal = [&](const std::string& data) {
    return read_registration(expected_of_us(), {created, data}).error();
  };
  EXPECT_EQ(refusal(SoftwareKey::authenticator_data(answer)), NoCredential);
  std::string data = key.new_authenticator_data(answer);
  const std::size_t cose = 37 + 16 + 2 + key.id().size();
  std::string other_algorithm = data;
  other_algorithm[cose + 4] = '\x27';  // says EdDSA, and holds an elliptic curve's point
  EXPECT_EQ(refusal(other_algorithm), NoCredential);
  std::string no_point = data;
  no_point[cose + 12] = static_cast<char>(no_point[cose + 12] ^ 1);
  EXPECT_EQ(refusal(no_point), NoCredential);
  EXPECT_EQ(refusal(SoftwareKey({}, "").new_authenticator_data(answer)),
            MalformedAuthenticatorData);
  EXPECT_EQ(refusal(SoftwareKey({}, std::string(1024, 'i')).new_authenticator_data(answer)),
            MalformedAuthenticatorData);
  EXPECT_EQ(refusal(data + "x"), MalformedAuthenticatorData);
}

TEST(WebAuthn, AuthenticatorDataThatClaimMoreThanTheyHoldAreRefused) {
  const SoftwareKey key;
  KeyAnswer answer = an_answer();
  const std::string created = SoftwareKey::created_client_data(answer);
  answer.flags |= 0x80;
  const std::string extended = key.new_authenticator_data(answer);
  const auto refusal = [&](const std::string& data) {
    const auto read = read_registration(expected_of_us(), {created, data});
    return read ? std::optional<WebAuthnFault>() : read.error();
  };
  EXPECT_EQ(refusal(extended), MalformedAuthenticatorData);
  EXPECT_EQ(refusal(extended + *base::from_hex("a0")), std::nullopt);
  EXPECT_EQ(refusal(extended + *base::from_hex("a16b6372656450726f7465637402")), std::nullopt);
  EXPECT_EQ(refusal(extended + *base::from_hex("9b0000000400000000")), MalformedAuthenticatorData);
}

TEST(WebAuthn, EveryFaultHasWordsOfItsOwn) {
  EXPECT_EQ(to_string(CounterWentBack),
            "the key's counter went back: there may be a copy of the key");
  EXPECT_NE(to_string(OtherOrigin), to_string(OtherChallenge));
}

}  // namespace
}  // namespace rollcall::crypto
