#pragma once
// A certificate for localhost and 127.0.0.1 that signs itself, made anew for each test and gone
// with it.

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace rollcall::support {

class TestCertificate {
 public:
  TestCertificate() {
    std::string pattern = ::testing::TempDir() + "rollcall-certificate-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    const Key key(EVP_RSA_gen(2048), EVP_PKEY_free);
    const Certificate certificate(X509_new(), X509_free);
    fill(certificate.get(), key.get());
    const File key_file(std::fopen(this->key().c_str(), "w"), std::fclose);
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const File certificate_file(std::fopen(this->certificate().c_str(), "w"), std::fclose);
    PEM_write_X509(certificate_file.get(), certificate.get());
  }
  ~TestCertificate() { std::filesystem::remove_all(folder_); }
  TestCertificate(const TestCertificate&) = delete;
  TestCertificate& operator=(const TestCertificate&) = delete;

  std::string certificate() const { return folder_ + "/certificate.pem"; }
  std::string key() const { return folder_ + "/key.pem"; }

 private:
  using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
  using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

  static void fill(X509* certificate, EVP_PKEY* key) {
    constexpr long a_day = 24L * 60 * 60;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -a_day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), a_day);
    X509_set_pubkey(certificate, key);
    auto* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    auto* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_add_ext(certificate, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(certificate, key, EVP_sha256());
  }

  std::string folder_;
};

}  // namespace rollcall::support
