// Any bytes as what a browser brings from a new passkey or security key: what it says, a zero byte,
// and what the key says. What is accepted must hold the credential as it came, and its key must be
// one that signatures can be checked with: of a signature that nobody made it says that it is
// wrong.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "crypto/webauthn.h"

using namespace rollcall::crypto;

namespace {

constexpr WebAuthnExpected expected{
    .relying_party_id = "localhost", .origin = "http://localhost:8080", .challenge = "challenge"};

void must_hold(bool is_true) {
  if (!is_true)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const std::size_t end = input.find('\0');
  if (end == std::string_view::npos)
    return 0;
  const std::string said(input.substr(0, end));
  const std::string data(input.substr(end + 1));
  const auto credential = read_registration(expected, {said, data});
  if (!credential)
    return 0;
  must_hold(!credential->id.empty() && data.find(credential->id) != std::string::npos);
  const auto again = read_registration(expected, {said, data});
  must_hold(again && again->id == credential->id && again->public_key == credential->public_key);
  // The same bytes are no answer to a sign-in, whatever is changed in what the browser says of
  // them.
  std::string got = said;
  got.replace(got.find("webauthn.create"), std::string_view("webauthn.create").size(),
              "webauthn.get");
  const auto used = check_assertion(expected, {got, data.substr(0, 37), "signature"}, *credential);
  must_hold(!used);
  return 0;
}
