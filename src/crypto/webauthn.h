#pragma once
// What a browser brings from a passkey or a security key: of a new one, what it is; of a known one,
// the proof that it was touched for this very sign-in. Web Authentication, sections 7.1 and 7.2.
// Attestation is neither asked for nor looked at: any make of key will do.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace rollcall::crypto {

// Why something a browser brought is not taken. For our log: whoever brought it learns nothing.
enum class WebAuthnFault {
  MalformedClientData,
  OtherCeremony,
  OtherChallenge,
  OtherOrigin,
  MalformedAuthenticatorData,
  OtherRelyingParty,
  NobodyPresent,
  NobodyVerified,
  NoCredential,  // or one of a kind that we do not take
  WrongSignature,
  CounterWentBack,  // there may be a copy of the key
};

std::string_view to_string(WebAuthnFault fault);

// Whether the key must have known its user again, by a PIN or a finger; that somebody touched it is
// always asked.
enum class UserVerification { Optional, Required };

// What a browser must have been asked.
struct WebAuthnExpected {
  std::string_view relying_party_id;  // "iam.example.com"
  std::string_view origin;            // "https://iam.example.com"
  std::string_view challenge;         // the bytes themselves
  UserVerification verification = UserVerification::Optional;
};

struct WebAuthnCredential {
  std::string id;
  int algorithm = 0;       // as COSE numbers them
  std::string public_key;  // its numbers one behind the other, without a frame
  std::uint32_t sign_count = 0;
  bool has_verified_user = false;
};

struct WebAuthnRegistration {
  std::string_view client_data;  // JSON
  std::string_view authenticator_data;
};

std::expected<WebAuthnCredential, WebAuthnFault> read_registration(
    const WebAuthnExpected& expected, const WebAuthnRegistration& registration);

struct WebAuthnAssertion {
  std::string_view client_data;  // JSON
  std::string_view authenticator_data;
  std::string_view signature;
};

// The key's counter after this use. A key that does not count stays at zero.
std::expected<std::uint32_t, WebAuthnFault> check_assertion(const WebAuthnExpected& expected,
                                                            const WebAuthnAssertion& assertion,
                                                            const WebAuthnCredential& credential);

// The algorithms that are taken, the one we like best first.
inline constexpr int webauthn_algorithms[] = {-8, -7, -257};  // EdDSA, ES256, RS256

}  // namespace rollcall::crypto
