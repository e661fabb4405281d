#include "crypto/webauthn.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "crypto/cbor.h"
#include "crypto/hash.h"
#include "crypto/openssl.h"

namespace rollcall::crypto {
namespace {

using enum WebAuthnFault;

// More than any browser or key sends.
constexpr std::size_t most_client_data = 8192;
constexpr std::size_t most_authenticator_data = 4096;
constexpr std::size_t most_signature = 1024;
// Web Authentication, section 7.1, step 25.
constexpr std::size_t most_credential_id = 1023;

// Authenticator data begins with the hash of the relying party's id, the flags and the counter.
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t least_authenticator_data = hash_bytes + 1 + 4;
constexpr unsigned char user_present = 0x01;
constexpr unsigned char user_verified = 0x04;
constexpr unsigned char has_credential = 0x40;
constexpr unsigned char has_extensions = 0x80;

template <auto release>
struct FreeAt {
  void operator()(auto* held) const { release(&held); }
};

using LibraryKey = std::shared_ptr<const void>;

// A public key as the library takes it; nullptr for bytes that are none.
template <auto make, auto fill, auto release>
LibraryKey library_key(std::string_view bytes) {
  auto* const made = make();
  must(made != nullptr);
  std::shared_ptr<std::remove_pointer_t<decltype(make())>> key(made, FreeAt<release>{});
  return fill(made, bytes.data(), bytes.size()) == FIDO_OK ? key : nullptr;
}

struct Algorithm {
  int number;
  LibraryKey (*key)(std::string_view bytes);
};

constexpr Algorithm algorithms[] = {
    {COSE_EDDSA, library_key<eddsa_pk_new, eddsa_pk_from_ptr, eddsa_pk_free>},
    {COSE_ES256, library_key<es256_pk_new, es256_pk_from_ptr, es256_pk_free>},
    {COSE_RS256, library_key<rs256_pk_new, rs256_pk_from_ptr, rs256_pk_free>},
};
static_assert(std::ranges::equal(algorithms, webauthn_algorithms, {}, &Algorithm::number));

LibraryKey key_of(int algorithm, std::string_view bytes) {
  const auto* const found = std::ranges::find(algorithms, algorithm, &Algorithm::number);
  return found == std::end(algorithms) ? nullptr : found->key(bytes);
}

// As browsers write a challenge: base64 for addresses, without padding. RFC 4648, section 5.
std::string base64url(std::string_view bytes) {
  std::string text = base::to_base64(bytes);
  std::erase(text, '=');
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

bool is_text(const nlohmann::json& object, const char* name, std::string_view expected) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() &&
         found->get_ref<const std::string&>() == expected;
}

bool is_true(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && *found != false;
}

// What the browser itself says it was asked, and by whose page. nullopt: as expected.
std::optional<WebAuthnFault> fault_of_client_data(const WebAuthnExpected& expected,
                                                  std::string_view type,
                                                  std::string_view client_data) {
  if (client_data.size() > most_client_data)
    return MalformedClientData;
  const auto said = nlohmann::json::parse(client_data, nullptr, /*allow_exceptions=*/false);
  if (!said.is_object())
    return MalformedClientData;
  if (!is_text(said, "type", type))
    return OtherCeremony;
  if (expected.challenge.empty() || !is_text(said, "challenge", base64url(expected.challenge)))
    return OtherChallenge;
  // A page of ours is never shown inside another one.
  if (!is_text(said, "origin", expected.origin) || is_true(said, "crossOrigin") ||
      said.contains("topOrigin"))
    return OtherOrigin;
  return std::nullopt;
}

unsigned char flags_of(std::string_view authenticator_data) {
  return static_cast<unsigned char>(authenticator_data[hash_bytes]);
}

bool cut_cbor(std::string_view& rest) {
  const auto size = cbor_item_size(rest);
  if (size)
    rest.remove_prefix(*size);
  return size.has_value();
}

// Cuts the new key: which make of key it is, the size of the credential's id, the id, and the
// public key. Web Authentication, section 6.5.1.
bool cut_credential(std::string_view& rest) {
  constexpr std::size_t make_bytes = 16;
  if (rest.size() < make_bytes + 2)
    return false;
  const std::size_t id_size = static_cast<unsigned char>(rest[make_bytes]) << 8 |
                              static_cast<unsigned char>(rest[make_bytes + 1]);
  rest.remove_prefix(make_bytes + 2);
  if (id_size == 0 || id_size > most_credential_id || rest.size() < id_size)
    return false;
  rest.remove_prefix(id_size);
  return cut_cbor(rest);
}

// Whether there is what the flags say, and nothing behind it. The library asks neither.
bool is_whole(std::string_view authenticator_data) {
  if (authenticator_data.size() < least_authenticator_data ||
      authenticator_data.size() > most_authenticator_data)
    return false;
  const unsigned char flags = flags_of(authenticator_data);
  std::string_view rest = authenticator_data.substr(least_authenticator_data);
  if ((flags & has_credential) != 0 && !cut_credential(rest))
    return false;
  if ((flags & has_extensions) != 0 && !cut_cbor(rest))
    return false;
  return rest.empty();
}

std::optional<WebAuthnFault> fault_of_authenticator_data(const WebAuthnExpected& expected,
                                                         std::string_view authenticator_data) {
  if (!is_whole(authenticator_data))
    return MalformedAuthenticatorData;
  const Sha256Digest hash = sha256(expected.relying_party_id);
  if (!std::ranges::equal(hash.bytes, authenticator_data.substr(0, hash_bytes)))
    return OtherRelyingParty;
  const unsigned char flags = flags_of(authenticator_data);
  if ((flags & user_present) == 0)
    return NobodyPresent;
  if (expected.verification == UserVerification::Required && (flags & user_verified) == 0)
    return NobodyVerified;
  return std::nullopt;
}

using Credential = std::unique_ptr<fido_cred_t, FreeAt<fido_cred_free>>;
using Assert = std::unique_ptr<fido_assert_t, FreeAt<fido_assert_free>>;

std::string string_at(const unsigned char* bytes, std::size_t size) {
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
}

// The new key in authenticator data, if it is one of this algorithm: the library reads the key only
// of whoever says which it expects.
std::optional<WebAuthnCredential> credential_in(std::string_view authenticator_data,
                                                int algorithm) {
  const Credential credential(fido_cred_new());
  must(credential != nullptr);
  if (fido_cred_set_type(credential.get(), algorithm) != FIDO_OK ||
      fido_cred_set_authdata_raw(credential.get(), bytes_of(authenticator_data),
                                 authenticator_data.size()) != FIDO_OK)
    return std::nullopt;
  WebAuthnCredential found{
      .id = string_at(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get())),
      .algorithm = algorithm,
      .public_key =
          string_at(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get())),
      .sign_count = fido_cred_sigcount(credential.get()),
      .has_verified_user = (flags_of(authenticator_data) & user_verified) != 0};
  if (found.id.empty() || key_of(algorithm, found.public_key) == nullptr)
    return std::nullopt;
  return found;
}

bool has_signed(const WebAuthnExpected& expected, const WebAuthnAssertion& given, fido_assert_t& to,
                const WebAuthnCredential& credential) {
  const LibraryKey key = key_of(credential.algorithm, credential.public_key);
  const std::string relying_party(expected.relying_party_id);
  const bool is_required = expected.verification == UserVerification::Required;
  return key && fido_assert_set_rp(&to, relying_party.c_str()) == FIDO_OK &&
         fido_assert_set_up(&to, FIDO_OPT_TRUE) == FIDO_OK &&
         fido_assert_set_uv(&to, is_required ? FIDO_OPT_TRUE : FIDO_OPT_OMIT) == FIDO_OK &&
         fido_assert_set_clientdata(&to, bytes_of(given.client_data), given.client_data.size()) ==
             FIDO_OK &&
         fido_assert_set_sig(&to, 0, bytes_of(given.signature), given.signature.size()) ==
             FIDO_OK &&
         fido_assert_verify(&to, 0, credential.algorithm, key.get()) == FIDO_OK;
}

}  // namespace

std::string_view to_string(WebAuthnFault fault) {
  switch (fault) {
    case MalformedClientData:
      return "the client data are malformed";
    case OtherCeremony:
      return "the client data are of another ceremony";
    case OtherChallenge:
      return "the challenge is another one";
    case OtherOrigin:
      return "the origin is another one";
    case MalformedAuthenticatorData:
      return "the authenticator data are malformed";
    case OtherRelyingParty:
      return "the authenticator data are for another relying party";
    case NobodyPresent:
      return "nobody touched the key";
    case NobodyVerified:
      return "the key did not verify its user";
    case NoCredential:
      return "there is no new key of a kind that we take";
    case WrongSignature:
      return "the signature is wrong";
    case CounterWentBack:
      return "the key's counter went back: there may be a copy of the key";
  }
  return {};
}

std::expected<WebAuthnCredential, WebAuthnFault> read_registration(
    const WebAuthnExpected& expected, const WebAuthnRegistration& registration) {
  if (const auto fault =
          fault_of_client_data(expected, "webauthn.create", registration.client_data))
    return std::unexpected(*fault);
  if (const auto fault = fault_of_authenticator_data(expected, registration.authenticator_data))
    return std::unexpected(*fault);
  for (const Algorithm& algorithm : algorithms)
    if (auto found = credential_in(registration.authenticator_data, algorithm.number))
      return *std::move(found);
  return std::unexpected(NoCredential);
}

std::expected<std::uint32_t, WebAuthnFault> check_assertion(const WebAuthnExpected& expected,
                                                            const WebAuthnAssertion& assertion,
                                                            const WebAuthnCredential& credential) {
  if (const auto fault = fault_of_client_data(expected, "webauthn.get", assertion.client_data))
    return std::unexpected(*fault);
  if (const auto fault = fault_of_authenticator_data(expected, assertion.authenticator_data))
    return std::unexpected(*fault);
  const Assert given(fido_assert_new());
  must(given != nullptr);
  must(fido_assert_set_count(given.get(), 1) == FIDO_OK);
  if (fido_assert_set_authdata_raw(given.get(), 0, bytes_of(assertion.authenticator_data),
                                   assertion.authenticator_data.size()) != FIDO_OK)
    return std::unexpected(MalformedAuthenticatorData);
  if (assertion.signature.size() > most_signature ||
      !has_signed(expected, assertion, *given, credential))
    return std::unexpected(WrongSignature);
  const std::uint32_t count = fido_assert_sigcount(given.get(), 0);
  const bool counts = count != 0 || credential.sign_count != 0;
  if (counts && count <= credential.sign_count)
    return std::unexpected(CounterWentBack);
  return count;
}

}  // namespace rollcall::crypto
