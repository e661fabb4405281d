#include "store/postgres/definition.h"

#include "store/sql/words.h"

namespace rollcall::store::postgres {

std::string definition_of(std::string_view text) {
  // A type stands behind the name of its column. What takes its place must not hold it.
  return said_with(text, {{" {clustered}", ""},
                          {"{bytes}", "BYTEA"},
                          {" TEXT", " {text}"},
                          {"{text}", "TEXT COLLATE \"C\""}});
}

}  // namespace rollcall::store::postgres
