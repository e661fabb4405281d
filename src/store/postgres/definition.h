#pragma once
// How a statement of a migration, which is written for every engine, is said to PostgreSQL.

#include <string>
#include <string_view>

namespace rollcall::store::postgres {

// Bytes are a type of their own. Texts are compared by their bytes, whatever the language of the
// database, because what is read in their order is merged by their bytes. A table cannot be told to
// lie in the order of its primary key.
std::string definition_of(std::string_view text);

}  // namespace rollcall::store::postgres
