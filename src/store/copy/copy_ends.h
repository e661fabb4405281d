#pragma once
// Between what a copy is made: a data directory, or a PostgreSQL database.

#include <filesystem>
#include <variant>

#include "store/copy/copy_store.h"
#include "store/postgres/options.h"

namespace rollcall::store {

using CopyEnd = std::variant<std::filesystem::path, postgres::Options>;

// copy_store() between the two. DirectoryInUse or DatabaseInUse where a server has the source, or
// anybody the target directory; NoStore where there is none; UnusableDatabase where a database
// cannot be reached or was lost on the way: what was copied by then stays. The master key is in
// neither.
base::Result<base::Nothing> copy_between(const CopyEnd& from, const CopyEnd& to,
                                         const OnCopied& copied,
                                         const std::function<void(const CopiedTable&)>& compared);

}  // namespace rollcall::store
