#pragma once
// The file that holds the master key: outside the database, so that a copy of the database gives no
// secret away, and readable by its owner alone.

#include <filesystem>

#include "base/random.h"
#include "base/result.h"
#include "crypto/seal.h"

namespace rollcall::store {

inline std::filesystem::path master_key_file_in(const std::filesystem::path& directory) {
  return directory / "master.key";
}

// Makes a new key and its file, durably; unusable_master_key_file where there is a file already
// with anything in it, which is never replaced.
base::Result<crypto::Keyring> create_master_key_file(const std::filesystem::path& file,
                                                     const base::RandomBytes& random);

// unusable_master_key_file when it cannot be read, when others than its owner may, or when it is
// damaged.
base::Result<crypto::Keyring> load_master_key_file(const std::filesystem::path& file);

}  // namespace rollcall::store
