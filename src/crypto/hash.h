#pragma once
// Hashes: SHA-256 for signatures and for the digests of reports; SHA-1 and MD5 only because AWS
// names certificates by the one and shows SSH keys by the other.

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

struct evp_md_ctx_st;

namespace rollcall::crypto {

// The bytes of a hash. They read as text, so that base::to_hex(sha256(body)) is all one needs to
// write.
template <std::size_t size>
struct Digest {
  std::array<char, size> bytes;

  operator std::string_view() const { return {bytes.data(), size}; }
  bool operator==(const Digest&) const = default;
};

using Md5Digest = Digest<16>;
using Sha1Digest = Digest<20>;
using Sha256Digest = Digest<32>;

Md5Digest md5(std::string_view bytes);
Sha1Digest sha1(std::string_view bytes);
Sha256Digest sha256(std::string_view bytes);

// SHA-256 of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);

  // The hash of all that was added so far; more may follow.
  Sha256Digest digest() const;

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace rollcall::crypto
