#include "crypto/hash.h"

#include "crypto/openssl.h"

namespace rollcall::crypto {
namespace {

// Fetching an algorithm by its name costs more than hashing a short text with it, so each is
// fetched once.
const EVP_MD* fetched_md5() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "MD5", nullptr);
  return algorithm;
}

const EVP_MD* fetched_sha1() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  return algorithm;
}

const EVP_MD* fetched_sha256() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

template <std::size_t size>
Digest<size> hash(const EVP_MD* algorithm, std::string_view bytes) {
  // Working memory of this thread, begun anew by every call: making it costs as much as the hash.
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  Digest<size> digest;
  must(EVP_DigestInit_ex2(context.get(), algorithm, nullptr));
  must(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()));
  must(EVP_DigestFinal_ex(context.get(), bytes_at(digest.bytes.data()), nullptr));
  return digest;
}

}  // namespace

Md5Digest md5(std::string_view bytes) { return hash<16>(fetched_md5(), bytes); }

Sha1Digest sha1(std::string_view bytes) { return hash<20>(fetched_sha1(), bytes); }

Sha256Digest sha256(std::string_view bytes) { return hash<32>(fetched_sha256(), bytes); }

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  must(EVP_DigestInit_ex2(context_.get(), fetched_sha256(), nullptr));
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

Sha256Digest Sha256::digest() const {
  const std::unique_ptr<EVP_MD_CTX, Free> copy(EVP_MD_CTX_new());
  Sha256Digest digest;
  must(EVP_MD_CTX_copy_ex(copy.get(), context_.get()));
  must(EVP_DigestFinal_ex(copy.get(), bytes_at(digest.bytes.data()), nullptr));
  return digest;
}

}  // namespace rollcall::crypto
