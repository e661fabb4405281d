#pragma once
// Sealing: a secret becomes bytes that a database may hold, and comes back only with the master key
// and for the record it was sealed for. Master keys have versions, so that they can be replaced
// without resealing everything at once.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace rollcall::crypto {

inline constexpr std::size_t master_key_size = 32;

// AES-256-GCM with nonces drawn at random: one key must not seal more than this (NIST SP 800-38D,
// section 8.3). At one new access key a second that is 136 years.
inline constexpr std::uint64_t seals_in_the_life_of_a_key = std::uint64_t{1} << 32;

// One version of the master key: exactly master_key_size bytes.
struct MasterKey {
  std::uint32_t version = 0;
  base::Secret bytes;
};

// All versions of the master key that the database may still need. The highest one seals, every one
// opens.
class Keyring {
 public:
  // A keyring with one new key, version 1.
  static Keyring create(const base::RandomBytes& random);

  // Adds the next version, which seals from now on.
  void rotate(const base::RandomBytes& random);

  // A keyring whose keys are made of these, for one purpose and one salt, and tell nothing of them:
  // for what is sealed too often for the life of a key. Every salt is a new life.
  Keyring derive(std::string_view purpose, std::string_view salt) const;

  const MasterKey& newest() const { return keys_.rbegin()->second; }
  const MasterKey* find(std::uint32_t version) const;  // nullptr without it
  const std::map<std::uint32_t, MasterKey>& keys() const { return keys_; }

 private:
  Keyring() = default;
  friend base::Result<Keyring> parse_keyring(const base::Secret& text);

  std::map<std::uint32_t, MasterKey> keys_;  // by version; never empty
};

// The keyring as the text of a file, one line for each version: "rollcall-master-key:v1:" and the
// key in base64.
base::Secret format_keyring(const Keyring& keyring);

// Reads that text and nothing looser: a master key that was damaged must not be taken for another
// one.
base::Result<Keyring> parse_keyring(const base::Secret& text);

// Seals under the keyring's newest key. `associated_data` names the record the secret belongs to;
// open() must be told the same, so that sealed bytes cannot be moved to another record.
std::string seal(const Keyring& keyring, const base::Secret& plaintext,
                 std::string_view associated_data, const base::RandomBytes& random);

// errors::cannot_unseal when the bytes are not what seal() made, for this record, with a key of
// this keyring.
base::Result<base::Secret> open(const Keyring& keyring, std::string_view sealed,
                                std::string_view associated_data);

// The version of the key the bytes were sealed with; 0 for bytes that seal() did not make. Rotation
// looks for old ones.
std::uint32_t sealed_with(std::string_view sealed);

}  // namespace rollcall::crypto
