#include "store/postgres/statement.h"

#include <array>
#include <cassert>
#include <charconv>
#include <climits>

#include "store/damage.h"
#include "store/postgres/connection.h"
#include "store/sql/storable_text.h"

namespace rollcall::store::postgres {
namespace {

// The types of PostgreSQL that are bound and read, by the numbers that they have in every server.
namespace type {
constexpr Oid any = 0;  // what the server infers
constexpr Oid boolean = 16;
constexpr Oid bytes = 17;
constexpr Oid int8 = 20;
constexpr Oid int2 = 21;
constexpr Oid int4 = 23;
constexpr Oid text = 25;
}  // namespace type

std::int64_t integer_of(std::string_view big_endian) {
  // The sign is that of the first byte, of however many there are.
  std::int64_t number = !big_endian.empty() && (big_endian.front() & 0x80) != 0 ? -1 : 0;
  for (const char byte : big_endian)
    number = static_cast<std::int64_t>((static_cast<std::uint64_t>(number) << 8) |
                                       static_cast<unsigned char>(byte));
  return number;
}

std::int64_t changed_rows(PGresult* answer) {
  const std::string_view digits = PQcmdTuples(answer);
  std::int64_t rows = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), rows);
  return rows;
}

}  // namespace

void Statement::bind(int parameter, Oid kind, std::string_view value) {
  const auto index = static_cast<std::size_t>(parameter - 1);
  if (parameters_.types.size() <= index) {
    parameters_.types.resize(index + 1, type::any);
    parameters_.values.resize(index + 1);
    parameters_.lengths.resize(index + 1);
  }
  assert(value.size() <= INT_MAX);
  // A null has the type that the parameter had before.
  if (kind != type::any)
    parameters_.types[index] = kind;
  parameters_.values[index] = value.data();
  parameters_.lengths[index] = static_cast<int>(value.size());
}

std::string_view Statement::kept(int parameter, std::string_view value) {
  const auto index = static_cast<std::size_t>(parameter - 1);
  if (kept_.size() <= index)
    kept_.resize(index + 1);
  return kept_[index].assign(value);
}

void Statement::bind_null(int parameter) { bind(parameter, type::any, {nullptr, 0}); }

void Statement::bind_integer(int parameter, std::int64_t value) {
  std::array<char, sizeof(value)> big_endian;
  for (std::size_t i = 0; i < big_endian.size(); ++i)
    big_endian[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (56 - 8 * i));
  bind(parameter, type::int8, kept(parameter, {big_endian.data(), big_endian.size()}));
}

void Statement::bind_text(int parameter, std::string_view value, Lifetime lifetime) {
  if (!is_storable_text(value))
    bind(parameter, type::text, kept(parameter, storable_text(value)));
  else if (lifetime == Lifetime::Call || value.data() == nullptr)
    bind(parameter, type::text, kept(parameter, value));
  else
    bind(parameter, type::text, value);
}

void Statement::bind_bytes(int parameter, std::string_view value, Lifetime lifetime) {
  if (lifetime == Lifetime::Call || value.data() == nullptr)
    bind(parameter, type::bytes, kept(parameter, value));
  else
    bind(parameter, type::bytes, value);
}

bool Statement::step() {
  if (!rows_)
    run();
  ++row_;
  return row_ < PQntuples(rows_.get()) || fetch();
}

// Anew when a parameter has another type than before, which a null did not tell.
void Statement::prepare() {
  if (is_prepared_ && prepared_types_ == parameters_.types)
    return;
  Conversation& conversation = connection_.conversation();
  if (is_prepared_)
    conversation.say(("DEALLOCATE " + name_).c_str());
  is_prepared_ = false;
  conversation.prepare(name_, text_, parameters_.types);
  prepared_types_ = parameters_.types;
  is_prepared_ = true;
}

void Statement::run() {
  Conversation& conversation = connection_.conversation();
  row_ = -1;
  if (connection_.reads_in_chunks() && std::string_view(text_).starts_with("SELECT")) {
    cursor_ = connection_.new_cursor();
    const std::string declare = "DECLARE " + cursor_ + " BINARY CURSOR FOR " + text_;
    conversation.say(declare.c_str(), parameters_);
    rows_ = connection_.next_chunk(cursor_);
    return;
  }
  prepare();
  rows_ = conversation.run(name_, text_, parameters_);
  connection_.note_changed_rows(changed_rows(rows_.get()));
}

// The next chunk of rows, if the last one was full.
bool Statement::fetch() {
  if (cursor_.empty() || PQntuples(rows_.get()) < Connection::rows_in_a_chunk)
    return false;
  rows_ = connection_.next_chunk(cursor_);
  row_ = 0;
  return PQntuples(rows_.get()) != 0;
}

bool Statement::is_null(int column) const { return PQgetisnull(rows_.get(), row_, column) != 0; }

std::int64_t Statement::integer(int column) const {
  if (PQftype(rows_.get(), column) == type::boolean)
    return bytes(column) == std::string_view("\1") ? 1 : 0;
  [[maybe_unused]] const Oid kind = PQftype(rows_.get(), column);
  assert(kind == type::int8 || kind == type::int4 || kind == type::int2);
  return integer_of(bytes(column));
}

std::string_view Statement::bytes(int column) const {
  return {PQgetvalue(rows_.get(), row_, column),
          static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
}

// A cursor is left to the end of its transaction: this must not fail, and the next run has another.
void Statement::reset() {
  rows_.reset();
  cursor_.clear();
}

}  // namespace rollcall::store::postgres
