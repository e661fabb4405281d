#pragma once
// Certificates that are signed by one another, with their private keys, as PEM: what belongs
// together, and what only looks as if it did.

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

#include "support/certificates.h"

namespace rollcall::test {

class IssuedCertificate {
 public:
  using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

  static Key a_key() { return {EVP_EC_gen("P-256"), EVP_PKEY_free}; }
  static Key an_rsa_key(unsigned bits) { return {EVP_RSA_gen(bits), EVP_PKEY_free}; }
  static Key an_unusual_key() {
    return {EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free};
  }

  // Signed by itself.
  IssuedCertificate(const std::string& name, const Validity& validity, Key key = a_key())
      : key_(std::move(key)), certificate_(made(name, validity)) {
    X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
    sign_with(key_.get());
  }

  // Signed by another.
  IssuedCertificate(const std::string& name, const Validity& validity,
                    const IssuedCertificate& issuer, Key key = a_key())
      : key_(std::move(key)), certificate_(made(name, validity)) {
    X509_set_issuer_name(certificate_.get(), X509_get_subject_name(issuer.certificate_.get()));
    sign_with(issuer.key_.get());
  }

  std::string certificate() const {
    return written([&](BIO* out) { PEM_write_bio_X509(out, certificate_.get()); });
  }

  std::string private_key() const {
    return written([&](BIO* out) {
      PEM_write_bio_PKCS8PrivateKey(out, key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }

  // As older programs write it.
  std::string traditional_private_key() const {
    return written([&](BIO* out) {
      PEM_write_bio_PrivateKey_traditional(out, key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }

  std::string encrypted_private_key() const {
    return written([&](BIO* out) {
      PEM_write_bio_PKCS8PrivateKey(out, key_.get(), EVP_aes_256_cbc(), "password", 8, nullptr,
                                    nullptr);
    });
  }

 private:
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

  Certificate made(const std::string& name, const Validity& validity) const {
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), base::to_epoch(validity.begin));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), base::to_epoch(validity.end));
    X509_set_pubkey(certificate.get(), key_.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
  }

  void sign_with(EVP_PKEY* key) {
    const bool has_own_digest = EVP_PKEY_is_a(key, "ED25519") == 1;
    X509_sign(certificate_.get(), key, has_own_digest ? nullptr : EVP_sha256());
  }

  template <typename Write>
  static std::string written(Write&& write) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
    write(out.get());
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
  }

  Key key_;
  Certificate certificate_;
};

}  // namespace rollcall::test
