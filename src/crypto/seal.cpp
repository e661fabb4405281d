#include "crypto/seal.h"

#include <array>
#include <cassert>
#include <charconv>
#include <memory>
#include <optional>
#include <span>

#include "base/encoding.h"
#include "crypto/errors.h"
#include "crypto/hmac.h"
#include "crypto/openssl.h"

namespace rollcall::crypto {
namespace {

// What seal() makes: one byte for this form, the version of the master key in four bytes (the high
// one first), the nonce, the secret encrypted, the tag. The first two are authenticated together
// with the associated data.
constexpr char sealed_form = 1;
constexpr std::size_t head_size = 1 + 4;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t overhead = head_size + nonce_size + tag_size;

constexpr std::string_view line_start = "rollcall-master-key:v";

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const EVP_CIPHER* aes_256_gcm() {
  static const EVP_CIPHER* const algorithm = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return algorithm;
}

std::string head_of(std::uint32_t version) {
  std::string head{sealed_form};
  for (const int shift : {24, 16, 8, 0})
    head.push_back(static_cast<char>(version >> shift));
  return head;
}

MasterKey new_key(std::uint32_t version, const base::RandomBytes& random) {
  std::string bytes(master_key_size, '\0');
  random(std::span(bytes_at(bytes.data()), bytes.size()));
  return {version, base::Secret(std::move(bytes))};
}

// "17:…" is version 17; nullopt for zero, for a number written in any other way than the shortest,
// and without one.
std::optional<std::uint32_t> parse_version(std::string_view digits) {
  std::uint32_t version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (error != std::errc{} || version == 0 || std::to_string(version) != digits)
    return std::nullopt;
  return version;
}

// One line of a keyring without its end.
std::optional<MasterKey> parse_line(std::string_view line) {
  if (!line.starts_with(line_start))
    return std::nullopt;
  line.remove_prefix(line_start.size());
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos)
    return std::nullopt;
  const auto version = parse_version(line.substr(0, colon));
  auto bytes = base::from_base64(line.substr(colon + 1));
  if (!version || !bytes || bytes->size() != master_key_size)
    return std::nullopt;
  return MasterKey{*version, base::Secret(*std::move(bytes))};
}

// Tells the cipher what it is to authenticate besides the secret itself.
template <typename Update>
void add_context(EVP_CIPHER_CTX* cipher, Update update,
                 std::initializer_list<std::string_view> parts) {
  int size = 0;
  for (const std::string_view part : parts)
    must(update(cipher, nullptr, &size, bytes_of(part), static_cast<int>(part.size())));
}

}  // namespace

Keyring Keyring::create(const base::RandomBytes& random) {
  Keyring keyring;
  keyring.keys_.emplace(1, new_key(1, random));
  return keyring;
}

void Keyring::rotate(const base::RandomBytes& random) {
  const std::uint32_t next = newest().version + 1;
  keys_.emplace(next, new_key(next, random));
}

Keyring Keyring::derive(std::string_view purpose, std::string_view salt) const {
  std::string message(purpose);
  message.append(1, '\0').append(salt);
  Keyring derived;
  for (const auto& [version, key] : keys_) {
    const Sha256Digest bytes = hmac_sha256(key.bytes.reveal(), message);
    derived.keys_.emplace(version,
                          MasterKey{version, base::Secret(std::string(std::string_view(bytes)))});
  }
  return derived;
}

const MasterKey* Keyring::find(std::uint32_t version) const {
  const auto found = keys_.find(version);
  return found == keys_.end() ? nullptr : &found->second;
}

base::Secret format_keyring(const Keyring& keyring) {
  std::string text;
  text.reserve(keyring.keys().size() * 96);  // no copy of a key stays behind where the text grew
  for (const auto& [version, key] : keyring.keys()) {
    text.append(line_start).append(std::to_string(version)).append(":");
    base::append_base64(text, key.bytes.reveal());
    text.append("\n");
  }
  return base::Secret(std::move(text));
}

base::Result<Keyring> parse_keyring(const base::Secret& text) {
  const auto malformed = [](std::size_t line) {
    return base::fail(errors::malformed_master_key, {},
                      "line " + std::to_string(line) + " of the master key is malformed");
  };
  Keyring keyring;
  std::string_view rest = text.reveal();
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    auto key = parse_line(rest.substr(0, end));
    if (!key || (!keyring.keys_.empty() && key->version <= keyring.newest().version))
      return malformed(number);
    const std::uint32_t version = key->version;
    keyring.keys_.emplace(version, *std::move(key));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (keyring.keys_.empty())
    return malformed(1);
  return keyring;
}

std::string seal(const Keyring& keyring, const base::Secret& plaintext,
                 std::string_view associated_data, const base::RandomBytes& random) {
  const MasterKey& key = keyring.newest();
  const std::string& secret = plaintext.reveal();
  assert(key.bytes.reveal().size() == master_key_size);

  std::string sealed = head_of(key.version);
  sealed.resize(overhead + secret.size());
  unsigned char* const nonce = bytes_at(sealed.data()) + head_size;
  random(std::span(nonce, nonce_size));

  const CipherContext cipher(EVP_CIPHER_CTX_new());
  must(EVP_EncryptInit_ex2(cipher.get(), aes_256_gcm(), bytes_of(key.bytes.reveal()), nonce,
                           nullptr));
  add_context(cipher.get(), EVP_EncryptUpdate,
              {std::string_view(sealed).substr(0, head_size), associated_data});
  unsigned char* const out = nonce + nonce_size;
  int size = 0;
  must(EVP_EncryptUpdate(cipher.get(), out, &size, bytes_of(secret),
                         static_cast<int>(secret.size())));
  must(EVP_EncryptFinal_ex(cipher.get(), out + size, &size));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tag_size, out + secret.size()));
  return sealed;
}

base::Result<base::Secret> open(const Keyring& keyring, std::string_view sealed,
                                std::string_view associated_data) {
  const auto refuse = [](std::string why) {
    return base::fail(errors::cannot_unseal, {}, std::move(why));
  };
  const std::uint32_t version = sealed_with(sealed);
  if (version == 0)
    return refuse("the bytes are not a sealed secret");
  const MasterKey* const key = keyring.find(version);
  if (key == nullptr)
    return refuse("the master key has no version " + std::to_string(version));

  const unsigned char* const nonce = bytes_of(sealed) + head_size;
  const unsigned char* const in = nonce + nonce_size;
  std::string secret(sealed.size() - overhead, '\0');
  std::string tag(sealed.substr(sealed.size() - tag_size));

  const CipherContext cipher(EVP_CIPHER_CTX_new());
  must(EVP_DecryptInit_ex2(cipher.get(), aes_256_gcm(), bytes_of(key->bytes.reveal()), nonce,
                           nullptr));
  add_context(cipher.get(), EVP_DecryptUpdate, {sealed.substr(0, head_size), associated_data});
  int size = 0;
  must(EVP_DecryptUpdate(cipher.get(), bytes_at(secret.data()), &size, in,
                         static_cast<int>(secret.size())));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()));
  base::Secret opened(std::move(secret));
  std::array<unsigned char, 16> nothing_left;
  if (EVP_DecryptFinal_ex(cipher.get(), nothing_left.data(), &size) != 1)
    return refuse("the sealed secret was altered, or belongs to another record or master key");
  return opened;
}

std::uint32_t sealed_with(std::string_view sealed) {
  if (sealed.size() < overhead || sealed.front() != sealed_form)
    return 0;
  std::uint32_t version = 0;
  for (const char c : sealed.substr(1, 4))
    version = version << 8 | static_cast<unsigned char>(c);
  return version;
}

}  // namespace rollcall::crypto
