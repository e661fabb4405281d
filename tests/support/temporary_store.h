#pragma once
// A real store in a folder of its own, which goes when the test is over. Nothing of the store is
// played: what a test sees is what a server would see.

#include <filesystem>

#include "crypto/random.h"
#include "crypto/seal.h"
#include "iam/arn.h"
#include "support/opened_store.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

// The folder comes before what is in it, and goes after it.
class TemporaryStore : private TemporaryFolder, public OpenedStore {
 public:
  TemporaryStore()
      : OpenedStore({.directory = path() / "data",
                     .keys = crypto::Keyring::create(crypto::system_random()),
                     .random = crypto::system_random()},
                    Place::Empty) {}

  std::filesystem::path directory() const { return path() / "data"; }
};

}  // namespace rollcall::test
