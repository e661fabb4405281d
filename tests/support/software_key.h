#pragma once
// A security key made of software, and the browser in front of it: registers and signs as those do,
// and also as somebody would who forges. Written from the specification, with OpenSSL alone, so
// that it shares nothing with what it tests.

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "crypto/hash.h"

namespace rollcall::test {

// What the browser says and what the key says; a test that forges changes some of it.
struct KeyAnswer {
  std::string relying_party_id = "iam.example.com";
  std::string origin = "https://iam.example.com";
  std::string challenge = {};
  std::string type = {};              // empty: that of the ceremony
  std::string more_client_data = {};  // R"(,"crossOrigin":true)"
  unsigned char flags = 0x01;         // somebody touched it
  std::uint32_t sign_count = 0;
};

class SoftwareKey {
 public:
  enum class Kind { Es256, EdDsa, Rs256 };

  explicit SoftwareKey(Kind kind = Kind::Es256, std::string id = "sixteen bytes id")
      : kind_(kind), id_(std::move(id)), key_(made(kind), EVP_PKEY_free) {}

  const std::string& id() const { return id_; }

  static std::string client_data(const KeyAnswer& answer, std::string_view type) {
    std::string challenge = base::to_base64(answer.challenge);
    std::erase(challenge, '=');
    for (char& sign : challenge)
      sign = sign == '+' ? '-' : sign == '/' ? '_' : sign;
    return R"({"type":")" + (answer.type.empty() ? std::string(type) : answer.type) +
           R"(","challenge":")" + challenge + R"(","origin":")" + answer.origin + "\"" +
           answer.more_client_data + "}";
  }

  static std::string created_client_data(const KeyAnswer& answer) {
    return client_data(answer, "webauthn.create");
  }
  static std::string got_client_data(const KeyAnswer& answer) {
    return client_data(answer, "webauthn.get");
  }

  static std::string authenticator_data(const KeyAnswer& answer) {
    std::string data(crypto::sha256(answer.relying_party_id));
    data.push_back(static_cast<char>(answer.flags));
    append_number(data, answer.sign_count, 4);
    return data;
  }

  // The same with the new key behind it. Web Authentication, section 6.5.1.
  std::string new_authenticator_data(KeyAnswer answer) const {
    answer.flags |= 0x40;
    std::string data = authenticator_data(answer) + std::string(16, '\0');
    append_number(data, id_.size(), 2);
    return data + id_ + cose_key();
  }

  std::string sign(const std::string& authenticator_data, const std::string& client_data) const {
    const std::string bytes = authenticator_data + std::string(crypto::sha256(client_data));
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    const EVP_MD* const hash = kind_ == Kind::EdDsa ? nullptr : EVP_sha256();
    EVP_DigestSignInit(context.get(), nullptr, hash, nullptr, key_.get());
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return signature.substr(0, size);
  }

 private:
  static EVP_PKEY* made(Kind kind) {
    switch (kind) {
      case Kind::Es256:
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
      case Kind::EdDsa:
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
      case Kind::Rs256:
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    }
    return nullptr;
  }

  static void append_number(std::string& out, std::uint64_t number, int bytes) {
    for (int at = bytes - 1; at >= 0; --at)
      out.push_back(static_cast<char>(number >> (8 * at) & 0xFF));
  }

  // A string of bytes in CBOR. RFC 8949, section 3.
  static std::string cbor_bytes(const std::string& bytes) {
    std::string out;
    out.push_back(static_cast<char>(bytes.size() < 256 ? 0x58 : 0x59));
    append_number(out, bytes.size(), bytes.size() < 256 ? 1 : 2);
    return out + bytes;
  }

  std::string number(const char* name) const {
    BIGNUM* found = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &found);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(found)), '\0');
    if (kind_ == Kind::Es256)
      bytes.resize(32);
    BN_bn2binpad(found, reinterpret_cast<unsigned char*>(bytes.data()),
                 static_cast<int>(bytes.size()));
    BN_free(found);
    return bytes;
  }

  // RFC 9053, section 7; RFC 8230, section 4.
  std::string cose_key() const {
    using namespace std::string_literals;
    switch (kind_) {
      case Kind::Es256:
        return "\xA5\x01\x02\x03\x26\x20\x01\x21"s + cbor_bytes(number("qx")) + "\x22" +
               cbor_bytes(number("qy"));
      case Kind::EdDsa: {
        std::string raw(32, '\0');
        std::size_t size = raw.size();
        EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()),
                                    &size);
        return "\xA4\x01\x01\x03\x27\x20\x06\x21"s + cbor_bytes(raw);
      }
      case Kind::Rs256:
        return "\xA4\x01\x03\x03\x39\x01\x00\x20"s + cbor_bytes(number("n")) + "\x21\x43" +
               number("e");
    }
    return {};
  }

  Kind kind_;
  std::string id_;
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

}  // namespace rollcall::test
