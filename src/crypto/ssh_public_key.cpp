#include "crypto/ssh_public_key.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "crypto/openssl.h"
#include "crypto/pem.h"

namespace rollcall::crypto {
namespace {

constexpr std::string_view key_type = "ssh-rsa";
constexpr std::string_view x509_label = "PUBLIC KEY";
constexpr std::string_view pkcs1_label = "RSA PUBLIC KEY";
constexpr int least_bits = 2048;
constexpr int most_bits = 16384;

template <auto release>
struct Free {
  void operator()(auto* held) const { release(held); }
};

using BigNumber = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

// Cuts one length-prefixed string from the front of a blob. RFC 4251, section 5.
std::optional<std::string_view> cut_string(std::string_view& blob) {
  if (blob.size() < 4)
    return std::nullopt;
  std::uint32_t size = 0;
  for (const char c : blob.substr(0, 4))
    size = size << 8 | static_cast<unsigned char>(c);
  blob.remove_prefix(4);
  if (blob.size() < size)
    return std::nullopt;
  const std::string_view text = blob.substr(0, size);
  blob.remove_prefix(size);
  return text;
}

void append_string(std::string& blob, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  for (const int shift : {24, 16, 8, 0})
    blob.push_back(static_cast<char>(size >> shift & 0xFF));
  blob.append(text);
}

// A positive number: the sign's bit is clear, before which a zero byte may be needed.
void append_number(std::string& blob, const BIGNUM& number) {
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(&number)), '\0');
  BN_bn2bin(&number, bytes_at(bytes.data()));
  if (!bytes.empty() && static_cast<unsigned char>(bytes[0]) >= 0x80)
    bytes.insert(bytes.begin(), '\0');
  append_string(blob, bytes);
}

BigNumber number_of(std::string_view bytes) {
  return BigNumber(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

bool is_good(const BIGNUM& modulus, const BIGNUM& exponent) {
  const int bits = BN_num_bits(&modulus);
  return bits >= least_bits && bits <= most_bits && BN_is_odd(&modulus) && BN_is_odd(&exponent) &&
         !BN_is_one(&exponent) && BN_cmp(&exponent, &modulus) < 0;
}

std::string blob_of(const BIGNUM& modulus, const BIGNUM& exponent) {
  std::string blob;
  append_string(blob, key_type);
  append_number(blob, exponent);
  append_number(blob, modulus);
  return blob;
}

struct Numbers {
  BigNumber modulus;
  BigNumber exponent;
};

std::optional<Numbers> numbers_of(std::string_view blob) {
  const auto type = cut_string(blob);
  const auto exponent = cut_string(blob);
  const auto modulus = cut_string(blob);
  if (!type || *type != key_type || !exponent || !modulus || !blob.empty())
    return std::nullopt;
  return Numbers{number_of(*modulus), number_of(*exponent)};
}

// A blob that writes its numbers in another way than the one way there is, is not taken: the same
// key would have two fingerprints.
std::optional<SshPublicKey> parse_openssh(std::string_view text) {
  text.remove_prefix(key_type.size());
  text = trim(text);
  const auto blob = base::from_base64(text.substr(0, text.find_first_of(blanks)));
  if (!blob)
    return std::nullopt;
  const auto numbers = numbers_of(*blob);
  if (!numbers || !is_good(*numbers->modulus, *numbers->exponent) ||
      blob_of(*numbers->modulus, *numbers->exponent) != *blob)
    return std::nullopt;
  return SshPublicKey{*blob};
}

BigNumber number_of(const EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  return BigNumber(number);
}

std::optional<SshPublicKey> parse_der(std::string_view der, std::string_view label) {
  const unsigned char* at = bytes_of(der);
  const auto size = static_cast<long>(der.size());
  const Key key(label == x509_label ? d2i_PUBKEY(nullptr, &at, size)
                                    : d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, size));
  ERR_clear_error();  // what it noted about bad bytes is not for the next user of this thread
  if (!key || at != bytes_of(der) + der.size() || !EVP_PKEY_is_a(key.get(), "RSA"))
    return std::nullopt;
  const BigNumber modulus = number_of(key.get(), OSSL_PKEY_PARAM_RSA_N);
  const BigNumber exponent = number_of(key.get(), OSSL_PKEY_PARAM_RSA_E);
  if (!modulus || !exponent || !is_good(*modulus, *exponent))
    return std::nullopt;
  return SshPublicKey{blob_of(*modulus, *exponent)};
}

Key key_of(const SshPublicKey& parsed) {
  const auto numbers = numbers_of(parsed.blob);
  assert(numbers);
  const std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
  must(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, numbers->modulus.get()));
  must(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, numbers->exponent.get()));
  const std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> parameters(
      OSSL_PARAM_BLD_to_param(builder.get()));
  const std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> context(
      EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  must(EVP_PKEY_fromdata_init(context.get()));
  EVP_PKEY* key = nullptr;
  must(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()));
  return Key(key);
}

}  // namespace

std::expected<SshPublicKey, SshPublicKeyFault> parse_ssh_public_key(std::string_view text) {
  text = trim(text);
  std::optional<SshPublicKey> key;
  if (text.starts_with(key_type) && text.find_first_of(" \t") == key_type.size()) {
    key = parse_openssh(text);
  } else if (const auto x509 = from_pem(text, x509_label)) {
    key = parse_der(*x509, x509_label);
  } else if (const auto pkcs1 = from_pem(text, pkcs1_label)) {
    key = parse_der(*pkcs1, pkcs1_label);
  } else {
    return std::unexpected(SshPublicKeyFault::UnknownEncoding);
  }
  if (!key)
    return std::unexpected(SshPublicKeyFault::NoSuchKey);
  return *std::move(key);
}

std::string to_openssh(const SshPublicKey& key) {
  return std::string(key_type) + " " + base::to_base64(key.blob);
}

std::string to_pem(const SshPublicKey& key) {
  unsigned char* bytes = nullptr;
  const int size = i2d_PUBKEY(key_of(key).get(), &bytes);
  must(size > 0);
  const std::unique_ptr<unsigned char, Free<[](unsigned char* held) { OPENSSL_free(held); }>> held(
      bytes);
  return to_pem({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)}, x509_label);
}

std::string fingerprint_of(const SshPublicKey& key) {
  const Md5Digest digest = md5(key.blob);
  std::string text;
  for (const char c : digest.bytes) {
    if (!text.empty())
      text.push_back(':');
    base::append_hex(text, {&c, 1});
  }
  return text;
}

}  // namespace rollcall::crypto
