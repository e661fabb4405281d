#pragma once
// What every engine can hold of a text. PostgreSQL has none with a zero byte, and nothing but
// UTF-8; SQLite holds anything.

#include <string>
#include <string_view>

namespace rollcall::store {

bool is_storable_text(std::string_view value);

// The text with U+FFFD in the place of what cannot be held. Texts of names, paths and documents
// were checked where they came in. What strangers send to be recorded, or to be looked for, was
// not: it is marked so that it is found nowhere and costs nobody an error.
std::string storable_text(std::string_view value);

}  // namespace rollcall::store
