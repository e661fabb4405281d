#pragma once
// All that the credential report says of one user, packed into bytes, so that a report is one scan
// over one table. What follows from the settings of the account, such as when a password must be
// changed next, is not in it.

#include <optional>
#include <string>
#include <string_view>

#include "report/row.h"

namespace rollcall::store {

// Whether the row of a user is there may not be told from bytes that are empty: there are none.
std::string packed(const report::Row& row);

// The same row but for when the password was last used, or the key in that slot. nullopt where the
// row holds no such credential; Damage as unpacked() says.
std::optional<std::string> with_use_of_password(std::string_view packed, base::Instant used);
std::optional<std::string> with_use_of_key(std::string_view packed, std::size_t slot,
                                           const report::AccessKeyUse& use);

// Stands where the tables could not be read when the row was to be packed. Whoever unpacks it meets
// the damage.
std::string packed_damage();

// The row, whose texts are views into the bytes. Damage where the bytes are none of packed().
report::Row unpacked(std::string_view bytes, std::string_view account_id);

}  // namespace rollcall::store
