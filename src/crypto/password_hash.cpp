#include "crypto/password_hash.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>

#include "base/encoding.h"
#include "crypto/errors.h"
#include "crypto/sodium.h"

namespace rollcall::crypto {
namespace {

constexpr std::string_view form = "$argon2id$v=19$";
constexpr std::size_t hash_size = 32;

// A hash that asks for more than this is an attack on the server that checks it, not a password's.
constexpr PasswordCost largest_cost{std::size_t{1024} * 1024, 64};
constexpr unsigned largest_lanes = 64;

struct Parameters {
  PasswordCost cost;
  unsigned lanes = 0;
};

// Takes "m=19456" and the sign behind it off the front of `text`.
std::optional<unsigned> take_number(std::string_view& text, std::string_view name, char end) {
  if (!text.starts_with(name))
    return std::nullopt;
  unsigned value = 0;
  const char* const from = text.data() + name.size();
  const char* const limit = text.data() + text.size();
  const auto [behind, error] = std::from_chars(from, limit, value);
  if (error != std::errc{} || behind == limit || *behind != end)
    return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(behind + 1 - text.data()));
  return value;
}

std::optional<Parameters> parameters_of(std::string_view encoded) {
  if (!encoded.starts_with(form))
    return std::nullopt;
  encoded.remove_prefix(form.size());
  const auto memory = take_number(encoded, "m=", ',');
  const auto passes = take_number(encoded, "t=", ',');
  const auto lanes = take_number(encoded, "p=", '$');
  if (!memory || !passes || !lanes)
    return std::nullopt;
  return Parameters{{*memory, *passes}, *lanes};
}

// The base64 of this form has no padding.
void append_unpadded(std::string& out, std::string_view bytes) {
  base::append_base64(out, bytes);
  while (out.ends_with('='))
    out.pop_back();
}

}  // namespace

base::Result<std::string> hash_password(const base::Secret& password,
                                        const base::RandomBytes& random, PasswordCost cost) {
  prepare_sodium();
  std::array<unsigned char, crypto_pwhash_argon2id_SALTBYTES> salt;
  random(salt);
  std::string hash(hash_size, '\0');
  if (crypto_pwhash(bytes_at(hash.data()), hash.size(), password.reveal().data(),
                    password.reveal().size(), salt.data(), cost.passes, cost.memory_kib * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    return base::fail(errors::cannot_hash_password, {},
                      "argon2id found no " + std::to_string(cost.memory_kib) + " KiB of memory");

  std::string encoded(form);
  encoded.append("m=").append(std::to_string(cost.memory_kib));
  encoded.append(",t=").append(std::to_string(cost.passes)).append(",p=1$");
  append_unpadded(encoded, {reinterpret_cast<const char*>(salt.data()), salt.size()});
  encoded.append("$");
  append_unpadded(encoded, hash);
  return encoded;
}

PasswordMatch match_password(std::string_view encoded, const base::Secret& password) {
  prepare_sodium();
  const auto parameters = parameters_of(encoded);
  if (!parameters || parameters->cost.memory_kib > largest_cost.memory_kib ||
      parameters->cost.passes > largest_cost.passes || parameters->lanes > largest_lanes ||
      encoded.contains('\0'))
    return PasswordMatch::Unchecked;
  // libsodium tells a wrong password from a hash that it could not compute by errno alone.
  errno = 0;
  const int result = crypto_pwhash_argon2id_str_verify(
      std::string(encoded).c_str(), password.reveal().data(), password.reveal().size());
  if (result == 0)
    return PasswordMatch::Yes;
  return errno == EINVAL ? PasswordMatch::No : PasswordMatch::Unchecked;
}

bool needs_rehash(std::string_view encoded, PasswordCost cost) {
  const auto parameters = parameters_of(encoded);
  return !parameters || parameters->cost != cost || parameters->lanes != 1;
}

PasswordMatch burn_password(const base::Secret& password, PasswordCost cost) {
  const base::RandomBytes no_salt = [](std::span<unsigned char> salt) {
    std::ranges::fill(salt, static_cast<unsigned char>(0));
  };
  return hash_password(password, no_salt, cost) ? PasswordMatch::No : PasswordMatch::Unchecked;
}

}  // namespace rollcall::crypto
