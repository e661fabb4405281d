#include "store/postgres/sql_state.h"

namespace rollcall::store::postgres {
namespace {

struct Meaning {
  std::string_view beginning;  // of the letters: two stand for a whole class
  Cause cause;
};

constexpr Meaning meanings[] = {
    {"08", Cause::Lost},         // connection exception
    {"57P0", Cause::Lost},       // the server stops, crashed, or is starting
    {"57014", Cause::Lost},      // took longer than a statement may
    {"55P03", Cause::Lost},      // waited longer for a lock than a statement may
    {"25P03", Cause::Lost},      // idle in a transaction for too long
    {"25006", Cause::Lost},      // no primary any more
    {"26000", Cause::Lost},      // no statement of that name: another session behind a pooler
    {"0A000", Cause::Lost},      // a prepared statement whose tables were changed since
    {"40003", Cause::Unknown},   // whether the statement was completed
    {"40", Cause::Conflict},     // serialization failure, deadlock
    {"23505", Cause::Conflict},  // somebody else was first, which a second look shows
    {"23503", Cause::Conflict},  // somebody else took away, or added, what is referred to
    {"53", Cause::NoRoom},       // disk, memory, connections
};

}  // namespace

std::optional<Cause> cause_of(std::string_view sql_state) {
  for (const Meaning& meaning : meanings)
    if (sql_state.starts_with(meaning.beginning))
      return meaning.cause == Cause::Unknown ? Cause::Lost : meaning.cause;
  return std::nullopt;
}

Cause cause_at_commit(std::string_view sql_state) {
  for (const Meaning& meaning : meanings)
    if (sql_state.starts_with(meaning.beginning) && meaning.cause != Cause::Lost)
      return meaning.cause;
  return Cause::Unknown;
}

}  // namespace rollcall::store::postgres
