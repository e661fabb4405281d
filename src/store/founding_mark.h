#pragma once
// The mark on a directory in which a store is being made. While it is there nothing in the
// directory counts, because nobody was told yet that the store is made; so a making that was broken
// off at any moment can begin again.

#include <filesystem>
#include <string>

#include "base/result.h"

namespace rollcall::store {

// Whether the store that is founded has its database in the directory.
enum class DatabaseFile { Here, Elsewhere };

class FoundingMark {
 public:
  // Sets the mark, durably, and takes away what an earlier founding left that was broken off: of
  // the store, and the output that it had noted, a file to be made; an empty path is none. Fails,
  // and leaves everything as it is, where there is a store or a master key without a mark, a mark
  // that is not ours, a file at `output` that is no such leftover, or any file in the place of a
  // leftover that the earlier founding did not make. The caller has locked the directory.
  static base::Result<FoundingMark> set(const std::filesystem::path& directory,
                                        const std::filesystem::path& output);

  // Makes the files of the store, with nothing in them yet, and notes which they are, and which the
  // output is, that the caller has made by now with nothing in it.
  base::Result<base::Nothing> make_files(DatabaseFile database) const;

  // The store was not made, for a reason that the caller knows: takes away what there is of it, and
  // the mark. Nothing has it open any more.
  base::Result<base::Nothing> give_up() const;

  // The store is made, and counts from here on.
  base::Result<base::Nothing> take_away() const;

 private:
  FoundingMark(std::filesystem::path directory, std::filesystem::path output)
      : directory_(std::move(directory)), output_(std::move(output)) {}

  std::filesystem::path directory_;
  std::filesystem::path output_;
};

// no_store while the mark is there.
base::Result<base::Nothing> check_is_founded(const std::filesystem::path& directory);

}  // namespace rollcall::store
