#include "crypto/hmac.h"

#include <openssl/core_names.h>
#include <openssl/hmac.h>
#include <openssl/params.h>

#include "crypto/openssl.h"

namespace rollcall::crypto {
namespace {

// A context for HMAC-SHA256 that has no key yet.
EVP_MAC_CTX* new_context() {
  static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  char hash[] = "SHA256";
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash, 0),
      OSSL_PARAM_construct_end(),
  };
  EVP_MAC_CTX* const context = EVP_MAC_CTX_new(algorithm);
  must(context != nullptr);
  must(EVP_MAC_CTX_set_params(context, parameters));
  return context;
}

void set_key(EVP_MAC_CTX* context, std::string_view key) {
  // OpenSSL takes a null key for "the key you have", and an empty view may be null.
  const unsigned char* const bytes = key.empty() ? bytes_of("") : bytes_of(key);
  must(EVP_MAC_init(context, bytes, key.size(), nullptr));
}

Sha256Digest finish(EVP_MAC_CTX* context, std::string_view message) {
  Sha256Digest digest;
  std::size_t size = 0;
  must(EVP_MAC_update(context, bytes_of(message), message.size()));
  must(EVP_MAC_final(context, bytes_at(digest.bytes.data()), &size, digest.bytes.size()));
  must(size == digest.bytes.size());
  return digest;
}

}  // namespace

Sha256Digest hmac_sha256(std::string_view key, std::string_view message) {
  // Working memory of this thread, given its key by every call: making it costs as much as the
  // HMAC.
  struct Free {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  };
  thread_local const std::unique_ptr<EVP_MAC_CTX, Free> context(new_context());
  set_key(context.get(), key);
  return finish(context.get(), message);
}

Sha1Digest hmac_sha1(std::string_view key, std::string_view message) {
  Sha1Digest digest;
  unsigned int size = 0;
  must(HMAC(EVP_sha1(), key.empty() ? "" : key.data(), static_cast<int>(key.size()),
            bytes_of(message), message.size(), bytes_at(digest.bytes.data()), &size) != nullptr);
  must(size == digest.bytes.size());
  return digest;
}

void HmacKey::Free::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

HmacKey::HmacKey(std::string_view key) : keyed_(new_context()) { set_key(keyed_.get(), key); }

HmacKey::~HmacKey() { EVP_MAC_CTX_free(idle_.load(std::memory_order_acquire)); }

HmacKey::HmacKey(HmacKey&& other) noexcept
    : keyed_(std::move(other.keyed_)),
      idle_(other.idle_.exchange(nullptr, std::memory_order_acq_rel)) {}

Sha256Digest HmacKey::sign(std::string_view message) const {
  using Context = std::unique_ptr<EVP_MAC_CTX, Free>;
  Context context(idle_.exchange(nullptr, std::memory_order_acq_rel));
  if (!context)
    context.reset(EVP_MAC_CTX_dup(keyed_.get()));
  must(context != nullptr);
  must(EVP_MAC_init(context.get(), nullptr, 0, nullptr));
  const Sha256Digest digest = finish(context.get(), message);
  // Where another call has left its copy meanwhile, that one goes.
  const Context superfluous(idle_.exchange(context.release(), std::memory_order_acq_rel));
  return digest;
}

}  // namespace rollcall::crypto
