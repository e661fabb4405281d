#pragma once
// The public keys that users of SSH upload: RSA, written as OpenSSH writes them or as PEM. The two
// are the same key, and each can be had from the other.

#include <expected>
#include <string>
#include <string_view>

namespace rollcall::crypto {

// An RSA key of 2048 to 16384 bits in the form it travels in. RFC 4253, section 6.6.
struct SshPublicKey {
  std::string blob;
};

enum class SshPublicKeyFault {
  UnknownEncoding,  // neither of the two ways of writing one
  NoSuchKey,        // written in one of them, and no RSA key of such a size
};

// Reads "ssh-rsa BASE64", behind which a comment may stand, or PEM with a public key in it: as
// X.509 writes one (PUBLIC KEY) or as PKCS #1 does (RSA PUBLIC KEY). Blanks and line ends around
// the whole are fine.
std::expected<SshPublicKey, SshPublicKeyFault> parse_ssh_public_key(std::string_view text);

// "ssh-rsa BASE64", without a comment and without an end of line.
std::string to_openssh(const SshPublicKey& key);

// As X.509 writes it, in lines of 64, each of them ended.
std::string to_pem(const SshPublicKey& key);

// MD5 of the blob in pairs of hexadecimal digits between colons: what `ssh-keygen -l -E md5`
// prints.
std::string fingerprint_of(const SshPublicKey& key);

}  // namespace rollcall::crypto
