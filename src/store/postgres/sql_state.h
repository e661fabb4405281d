#pragma once
// What PostgreSQL's five letters for an error mean to a transaction.

#include <optional>
#include <string_view>

#include "store/postgres/interruption.h"

namespace rollcall::store::postgres {

// Of a statement before the commit. nullopt: nothing that passes, so that trying again is in vain.
std::optional<Cause> cause_of(std::string_view sql_state);

// Of a commit that was answered by an error. Unknown, unless the error is one for which PostgreSQL
// takes the transaction back.
Cause cause_at_commit(std::string_view sql_state);

}  // namespace rollcall::store::postgres
