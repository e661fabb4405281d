#pragma once
// The mark on a directory in which a store is being made. While it is there nothing in the
// directory counts, because nobody was told yet that the store is made; so a making that was broken
// off at any moment can begin again.

#include <filesystem>
#include <string>

#include "base/result.h"

namespace rollcall::store {

class FoundingMark {
 public:
  // Sets the mark, durably, and takes away what an earlier founding left that was broken off: of
  // the store, and the output that it had noted, a file to be made; an empty one is none. Fails,
  // and leaves everything as it is, where there is a store or a master key without a mark, or a
  // file at `output` that is no such leftover. The caller has locked the directory.
  static base::Result<FoundingMark> set(const std::filesystem::path& directory,
                                        const std::filesystem::path& output);

  // The store is made, and counts from here on.
  base::Result<base::Nothing> take_away() const;

 private:
  explicit FoundingMark(std::filesystem::path directory) : directory_(std::move(directory)) {}

  std::filesystem::path directory_;
};

// no_store while the mark is there.
base::Result<base::Nothing> check_is_founded(const std::filesystem::path& directory);

}  // namespace rollcall::store
