#include "crypto/server_certificate.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>
#include <string>

#include "crypto/openssl.h"
#include "crypto/pem.h"
#include "crypto/x509.h"

namespace rollcall::crypto {
namespace {

constexpr std::string_view end_of_certificate = "-----END CERTIFICATE-----";
constexpr int least_rsa_bits = 1024;
constexpr int most_rsa_bits = 16384;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreeKey>;

X509Certificate x509_of_pem(std::string_view pem) {
  const auto der = from_pem(pem, certificate_label);
  return der ? x509_of_der(*der) : nullptr;
}

bool is_usable(const Key& key) {
  if (EVP_PKEY_is_a(key.get(), "RSA"))
    return EVP_PKEY_get_bits(key.get()) >= least_rsa_bits &&
           EVP_PKEY_get_bits(key.get()) <= most_rsa_bits;
  std::array<char, 64> curve{};
  return EVP_PKEY_is_a(key.get(), "EC") &&
         EVP_PKEY_get_group_name(key.get(), curve.data(), curve.size(), nullptr) == 1;
}

// As PKCS #8 writes one, or as older programs do: nullptr for anything else, and for one that is
// encrypted.
Key key_of_pem(const base::Secret& pem) {
  for (const std::string_view label : {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
    auto plain = from_pem(pem.reveal(), label);
    if (!plain)
      continue;
    const base::Secret der(*std::move(plain));
    const unsigned char* at = bytes_of(der.reveal());
    Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.reveal().size())));
    ERR_clear_error();  // what it noted about bad bytes is not for the next user of this thread
    if (!key || at != bytes_of(der.reveal()) + der.reveal().size() || !is_usable(key))
      return nullptr;
    return key;
  }
  return nullptr;
}

// What the one signs, the other verifies: that the public halves are the same says nothing of the
// private one.
bool is_pair(EVP_PKEY& private_key, EVP_PKEY& public_key) {
  constexpr std::string_view text = "rollcall";
  std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(&private_key)), '\0');
  std::size_t size = signature.size();
  const Digest signing(EVP_MD_CTX_new());
  const bool is_signed =
      EVP_DigestSignInit(signing.get(), nullptr, EVP_sha256(), nullptr, &private_key) == 1 &&
      EVP_DigestSign(signing.get(), bytes_at(signature.data()), &size, bytes_of(text),
                     text.size()) == 1;
  const Digest verifying(EVP_MD_CTX_new());
  const bool is_verified =
      is_signed &&
      EVP_DigestVerifyInit(verifying.get(), nullptr, EVP_sha256(), nullptr, &public_key) == 1 &&
      EVP_DigestVerify(verifying.get(), bytes_of(signature), size, bytes_of(text), text.size()) ==
          1;
  ERR_clear_error();
  return is_verified;
}

bool vouches_for(X509& issuer, X509& subject) {
  EVP_PKEY* const key = X509_get0_pubkey(&issuer);
  const bool does = key != nullptr && X509_check_issued(&issuer, &subject) == X509_V_OK &&
                    X509_verify(&subject, key) == 1;
  ERR_clear_error();
  return does;
}

// Cuts the first certificate from the front of a chain; nullptr where none stands there.
X509Certificate cut_certificate(std::string_view& chain) {
  const auto end = chain.find(end_of_certificate);
  if (end == std::string_view::npos)
    return nullptr;
  const std::string_view first = chain.substr(0, end + end_of_certificate.size());
  chain = trim(chain.substr(first.size()));
  return x509_of_pem(first);
}

// The place of the last good certificate of a chain that is broken behind it.
std::optional<int> break_of(std::string_view chain, X509Certificate last) {
  chain = trim(chain);
  int index = -1;
  do {
    X509Certificate next = cut_certificate(chain);
    if (!next || !vouches_for(*next, *last))
      return index;
    last = std::move(next);
    ++index;
  } while (!chain.empty());
  return std::nullopt;
}

}  // namespace

std::expected<CheckedServerCertificate, UnfitServerCertificate> check_server_certificate(
    const ServerCertificateParts& parts) {
  using enum ServerCertificateFault;
  X509Certificate certificate = x509_of_pem(parts.body);
  const auto validity = certificate ? validity_of(*certificate) : std::nullopt;
  EVP_PKEY* const public_key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
  ERR_clear_error();
  if (!validity || public_key == nullptr)
    return std::unexpected(UnfitServerCertificate{NoCertificate});
  const Key private_key = key_of_pem(parts.private_key);
  if (!private_key)
    return std::unexpected(UnfitServerCertificate{NoPrivateKey});
  if (!is_pair(*private_key, *public_key))
    return std::unexpected(UnfitServerCertificate{OtherKey});
  if (parts.chain)
    if (const auto index = break_of(*parts.chain, std::move(certificate)))
      return std::unexpected(UnfitServerCertificate{BrokenChain, *index});
  return CheckedServerCertificate{validity->not_before, validity->not_after};
}

}  // namespace rollcall::crypto
