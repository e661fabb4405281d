#pragma once
// What can go wrong when a store is made, opened or written to. Whoever starts the server reads the
// message; whoever asked for an action sees a service failure.

#include <string_view>

#include "base/result.h"

namespace rollcall::store::errors {

using base::ErrorKind;
using base::Fault::Receiver;

inline constexpr ErrorKind store_exists{"StoreExists", 500, Receiver};
inline constexpr ErrorKind output_exists{"OutputExists", 500, Receiver};
inline constexpr ErrorKind no_store{"NoStore", 500, Receiver};
inline constexpr ErrorKind newer_schema{"NewerSchema", 500, Receiver};
inline constexpr ErrorKind older_schema{"OlderSchema", 500, Receiver};
inline constexpr ErrorKind unfinished_copy{"UnfinishedCopy", 500, Receiver};
inline constexpr ErrorKind copy_differs{"CopyDiffers", 500, Receiver};
inline constexpr ErrorKind wrong_master_key{"WrongMasterKey", 500, Receiver};
inline constexpr ErrorKind unusable_master_key_file{"UnusableMasterKeyFile", 500, Receiver};
inline constexpr ErrorKind directory_in_use{"DirectoryInUse", 500, Receiver};
inline constexpr ErrorKind database_in_use{"DatabaseInUse", 500, Receiver};
inline constexpr ErrorKind not_spreadable{"NotSpreadable", 500, Receiver};
inline constexpr ErrorKind packed_rows_differ{"PackedRowsDiffer", 500, Receiver};
inline constexpr ErrorKind unusable_directory{"UnusableDirectory", 500, Receiver};
inline constexpr ErrorKind unusable_database{"UnusableDatabase", 500, Receiver};

// What the caller of an action is told when its write found no room.
inline constexpr std::string_view nothing_was_stored =
    "The request could not be stored. Nothing was changed. Try again later.";

// What the caller is told when the database could not be asked.
inline constexpr std::string_view not_reached = "The database cannot be reached. Try again later.";

// What the caller is told when the database was cut off while it committed, and nobody could be
// asked what became of it.
inline constexpr std::string_view perhaps_stored =
    "The database did not answer whether the request was stored. It may have been, or not: look "
    "before you repeat it.";

}  // namespace rollcall::store::errors
