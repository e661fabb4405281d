#include "auth/sessions/sign_in_id.h"

#include <array>

#include "base/encoding.h"
#include "crypto/compare.h"
#include "crypto/hash.h"

namespace rollcall::auth {
namespace {

constexpr std::size_t account_digits = 12;
constexpr std::size_t random_bytes = 16;

// Different words in front, so that the hash in the database is no token.
std::string digest_of(std::string_view purpose, const base::Secret& id) {
  crypto::Sha256 hash;
  hash.add(purpose);
  hash.add(id.reveal());
  return base::to_hex(hash.digest());
}

}  // namespace

base::Secret new_sign_in_id(iam::AccountId account, const base::RandomBytes& random) {
  std::array<unsigned char, random_bytes> bytes;
  random(bytes);
  return base::Secret(to_string(account) + "-" +
                      base::to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

std::optional<iam::AccountId> account_of_sign_in_id(std::string_view id) {
  if (id.size() != account_digits + 1 + 2 * random_bytes || id[account_digits] != '-')
    return std::nullopt;
  return iam::parse_account_id(id.substr(0, account_digits));
}

std::string hash_of_sign_in_id(const base::Secret& id) {
  return digest_of("rollcall sign-in session ", id);
}

std::string page_token_of(const base::Secret& id) { return digest_of("rollcall page token ", id); }

bool is_page_token(const base::Secret& id, std::string_view token) {
  return crypto::equal_in_constant_time(page_token_of(id), token);
}

}  // namespace rollcall::auth
