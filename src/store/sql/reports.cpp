#include "store/reports.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/encoding.h"
#include "store/damage.h"
#include "store/deflate.h"
#include "store/packed_piece.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of this file that reads a finished report asks for, in this order:
// number, requested, requester_arn, edition, generated, size, users, sha256, previous_sha256.
report::Generation generation_of(const Rows& rows) {
  const auto edition = report::parse_edition(rows.text(3));
  if (!edition)
    throw Damage("a report has no edition: " + rows.string(3));
  return {.number = rows.integer(0),
          .requested = rows.instant(1),
          .requester_arn = rows.string(2),
          .edition = *edition,
          .generated = rows.instant(4),
          .size = rows.integer(5),
          .users = rows.integer(6),
          .sha256 = rows.string(7),
          .previous_sha256 = rows.string(8)};
}

std::int64_t pieces_of(std::int64_t size) {
  constexpr auto piece = static_cast<std::int64_t>(report_piece_size);
  return (size + piece - 1) / piece;
}

// The key of a piece holds its attempt and its index: so many pieces, of which an attempt has never
// as many, lie between the first of one attempt and the first of the next. piece() says the same in
// SQL.
constexpr std::int64_t keys_of_an_attempt = 1'048'576;

std::int64_t first_key_of(std::int64_t attempt) { return attempt * keys_of_an_attempt; }

// What is made of the bytes of a piece, in the form that it is kept in. Bytes that are kept as they
// are go where they are wanted without another copy.
template <typename Make>
std::string made_of(const Rows& found, std::int64_t number, int column, Make make) {
  const std::string_view form = found.text(column);
  const std::string_view kept = found.text(column + 1);
  if (form == "raw")
    return make(kept);
  const auto bytes = form == "base64" ? base::from_base64(kept) : inflate(kept, report_piece_size);
  if (!bytes)
    throw Damage("report " + std::to_string(number));
  return make(*bytes);
}

std::string as_it_is(std::string_view bytes) { return std::string(bytes); }

// The piece of a finished report, wherever it is kept.
template <typename Make>
std::optional<std::string> made_of_piece(const Scope& scope, std::int64_t number,
                                         std::int64_t index, Make make) {
  Connection& connection = scope.transaction->connection;
  Rows packed = query(connection,
                      "SELECT p.packed FROM packed_report_pieces p "
                      "JOIN reports r ON r.account_id = p.account_id AND r.number = p.number "
                      "WHERE p.account_id = $1 AND p.number = $2 "
                      "AND p.piece = r.attempt * 1048576 + $3 AND r.generated IS NOT NULL",
                      scope.account, number, index);
  if (packed.next())
    return make(bytes_of_packed_piece(packed.text(0), to_string(scope.account)));
  Rows rows = query(connection,
                    "SELECT p.form, p.bytes FROM report_bytes p "
                    "JOIN reports r ON r.account_id = p.account_id AND r.number = p.number "
                    "WHERE p.account_id = $1 AND p.number = $2 "
                    "AND p.piece = r.attempt * 1048576 + $3 AND r.generated IS NOT NULL",
                    scope.account, number, index);
  if (rows.next())
    return made_of(rows, number, 0, make);
  Rows older = query(connection,
                     "SELECT p.form, p.bytes FROM report_pieces p "
                     "JOIN reports r ON r.account_id = p.account_id AND r.number = p.number "
                     "WHERE p.account_id = $1 AND p.number = $2 "
                     "AND p.piece = r.attempt * 1048576 + $3 AND r.generated IS NOT NULL",
                     scope.account, number, index);
  if (older.next())
    return made_of(older, number, 0, make);
  return std::nullopt;
}

// Of the next piece to compress: number, piece, form, bytes.
std::optional<ReportPiece> piece_to_compress(Rows rows) {
  if (!rows.next())
    return std::nullopt;
  return ReportPiece{.number = rows.integer(0),
                     .index = rows.integer(1),
                     .bytes = made_of(rows, rows.integer(0), 2, as_it_is)};
}

}  // namespace

CompressedPiece compressed(const ReportPiece& piece) {
  return {.number = piece.number, .index = piece.index, .deflated = deflate(piece.bytes)};
}

std::optional<report::Generation> Reports::newest() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, requested, requester_arn, edition, generated, size, users, "
                    "sha256, previous_sha256 FROM reports "
                    "WHERE account_id = $1 AND generated IS NOT NULL ORDER BY number DESC LIMIT 1",
                    scope_.account);
  return rows.next() ? std::optional(generation_of(rows)) : std::nullopt;
}

std::optional<report::Request> Reports::requested() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, requested, requester_arn FROM reports "
                    "WHERE account_id = $1 AND generated IS NULL",
                    scope_.account);
  if (!rows.next())
    return std::nullopt;
  return report::Request{
      .number = rows.integer(0), .requested = rows.instant(1), .requester_arn = rows.string(2)};
}

std::optional<report::Generation> Reports::find(std::int64_t number) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, requested, requester_arn, edition, generated, size, users, "
                    "sha256, previous_sha256 FROM reports "
                    "WHERE account_id = $1 AND number = $2 AND generated IS NOT NULL",
                    scope_.account, number);
  return rows.next() ? std::optional(generation_of(rows)) : std::nullopt;
}

std::optional<report::Generation> Reports::newest_at(base::Instant moment) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, requested, requester_arn, edition, generated, size, users, "
                    "sha256, previous_sha256 FROM reports "
                    "WHERE account_id = $1 AND generated <= $2 ORDER BY number DESC LIMIT 1",
                    scope_.account, moment);
  return rows.next() ? std::optional(generation_of(rows)) : std::nullopt;
}

Page<report::Generation> Reports::list(const PageRequest& request) const {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  std::from_chars(request.after.data(), request.after.data() + request.after.size(), before);
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, requested, requester_arn, edition, generated, size, users, "
                    "sha256, previous_sha256 FROM reports "
                    "WHERE account_id = $1 AND generated IS NOT NULL AND number < $2 "
                    "ORDER BY number DESC LIMIT $3",
                    scope_.account, before, static_cast<std::int64_t>(request.most) + 1);
  Page<report::Generation> page;
  while (rows.next()) {
    if (page.rows.size() == request.most) {
      page.next = page.rows.empty() ? request.after : std::to_string(page.rows.back().number);
      break;
    }
    page.rows.push_back(generation_of(rows));
  }
  return page;
}

report::Request Reports::request(std::string_view requester_arn, base::Instant now) {
  require_account_lock(scope_);
  Connection& connection = scope_.transaction->connection;
  execute(connection,
          "INSERT INTO reports (account_id, number, requested, requester_arn) "
          "SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3 FROM reports WHERE account_id = $1",
          scope_.account, now, requester_arn);
  scope_.transaction->report_asked = ReportAsked::Yes;
  // Nothing was written where there was no room, and then nobody is told the number.
  return requested().value_or(report::Request{});
}

std::optional<ReportClaim> Reports::claim(const ReportLease& lease) {
  require_account_lock(scope_);
  Connection& connection = scope_.transaction->connection;
  const auto claimed =
      execute(connection,
              "UPDATE reports SET attempt = attempt + 1, lease_owner = $1, lease_until = $2 "
              "WHERE account_id = $3 AND generated IS NULL AND (lease_owner IS NULL "
              "OR lease_owner = $1 OR lease_until <= $4 OR lease_until > $2)",
              lease.owner, lease.until, scope_.account, lease.from);
  if (claimed == 0)
    return std::nullopt;
  Rows rows = query(connection,
                    "SELECT number, attempt FROM reports "
                    "WHERE account_id = $1 AND generated IS NULL",
                    scope_.account);
  if (!rows.next())
    return std::nullopt;
  return ReportClaim{.number = rows.integer(0), .attempt = rows.integer(1)};
}

bool Reports::renew(const ReportClaim& claim, base::Instant until) {
  return execute(scope_.transaction->connection,
                 "UPDATE reports SET lease_until = $1 WHERE account_id = $2 AND number = $3 "
                 "AND attempt = $4 AND generated IS NULL",
                 until, scope_.account, claim.number, claim.attempt) != 0;
}

void Reports::release(const ReportClaim& claim) {
  execute(scope_.transaction->connection,
          "UPDATE reports SET lease_owner = NULL, lease_until = NULL "
          "WHERE account_id = $1 AND number = $2 AND attempt = $3 AND generated IS NULL",
          scope_.account, claim.number, claim.attempt);
}

void Reports::put_piece(const ReportClaim& claim, std::int64_t index, std::string_view bytes) {
  execute(scope_.transaction->connection,
          "INSERT INTO report_bytes (account_id, number, piece, form, bytes) "
          "VALUES ($1, $2, $3, 'raw', $4) "
          "ON CONFLICT (account_id, number, piece) "
          "DO UPDATE SET form = excluded.form, bytes = excluded.bytes",
          scope_.account, claim.number, first_key_of(claim.attempt) + index, Bytes{bytes});
}

void Reports::put_packed_piece(const ReportClaim& claim, std::int64_t index,
                               std::string_view packed) {
  execute(scope_.transaction->connection,
          "INSERT INTO packed_report_pieces (account_id, number, piece, packed) "
          "VALUES ($1, $2, $3, $4) "
          "ON CONFLICT (account_id, number, piece) DO UPDATE SET packed = excluded.packed",
          scope_.account, claim.number, first_key_of(claim.attempt) + index, Bytes{packed});
}

bool Reports::finish(const ReportClaim& claim, const report::Generation& generation) {
  require_account_lock(scope_);
  Connection& connection = scope_.transaction->connection;
  const auto finished = execute(
      connection,
      "UPDATE reports SET edition = $1, generated = $2, size = $3, users = $4, "
      "sha256 = $5, previous_sha256 = $6, lease_owner = NULL, lease_until = NULL "
      "WHERE account_id = $7 AND number = $8 AND attempt = $9 AND generated IS NULL",
      to_string(generation.edition), generation.generated, generation.size, generation.users,
      generation.sha256, generation.previous_sha256, scope_.account, claim.number, claim.attempt);
  if (finished == 0)
    return false;
  // Pieces that were put for more than there is now, or by an attempt that was broken off.
  const std::int64_t first = first_key_of(claim.attempt);
  const std::int64_t end = first + pieces_of(generation.size);
  execute(connection,
          "DELETE FROM packed_report_pieces WHERE account_id = $1 AND number = $2 "
          "AND (piece < $3 OR piece >= $4)",
          scope_.account, claim.number, first, end);
  execute(connection,
          "DELETE FROM report_bytes WHERE account_id = $1 AND number = $2 "
          "AND (piece < $3 OR piece >= $4)",
          scope_.account, claim.number, first, end);
  return true;
}

bool Reports::discard_pieces(const ReportClaim& claim, std::size_t most) {
  Connection& connection = scope_.transaction->connection;
  const auto count = static_cast<std::int64_t>(most);
  const std::int64_t end = first_key_of(claim.attempt + 1);
  const auto packed =
      execute(connection,
              "DELETE FROM packed_report_pieces WHERE account_id = $1 AND number = $2 "
              "AND piece IN (SELECT piece FROM packed_report_pieces WHERE account_id = $1 "
              "AND number = $2 AND piece < $3 AND NOT EXISTS (SELECT 1 FROM reports "
              "WHERE account_id = $1 AND number = $2 AND attempt = $4 "
              "AND generated IS NOT NULL) ORDER BY piece LIMIT $5)",
              scope_.account, claim.number, end, claim.attempt, count);
  const auto others =
      execute(connection,
              "DELETE FROM report_bytes WHERE account_id = $1 AND number = $2 AND piece IN "
              "(SELECT piece FROM report_bytes WHERE account_id = $1 AND number = $2 "
              "AND piece < $3 AND NOT EXISTS (SELECT 1 FROM reports WHERE account_id = $1 "
              "AND number = $2 AND attempt = $4 AND generated IS NOT NULL) "
              "ORDER BY piece LIMIT $5)",
              scope_.account, claim.number, end, claim.attempt, count - packed);
  return packed + others == count;
}

std::optional<std::string> Reports::piece(std::int64_t number, std::int64_t index) const {
  return made_of_piece(scope_, number, index, as_it_is);
}

std::optional<std::string> Reports::piece_in_base64(std::int64_t number, std::int64_t index) const {
  return made_of_piece(scope_, number, index, base::to_base64);
}

std::optional<ReportPiece> Reports::next_to_compress() const {
  const auto present = newest();
  if (!present)
    return std::nullopt;
  Connection& connection = scope_.transaction->connection;
  if (auto older = piece_to_compress(query(connection,
                                           "SELECT number, piece, form, bytes FROM report_pieces "
                                           "WHERE account_id = $1 AND number < $2 "
                                           "AND form = 'base64' ORDER BY number, piece LIMIT 1",
                                           scope_.account, present->number)))
    return older;
  {
    Rows rows = query(connection,
                      "SELECT number, piece, packed FROM packed_report_pieces "
                      "WHERE account_id = $1 AND number < $2 ORDER BY number, piece LIMIT 1",
                      scope_.account, present->number);
    if (rows.next())
      return ReportPiece{.number = rows.integer(0),
                         .index = rows.integer(1),
                         .bytes = bytes_of_packed_piece(rows.text(2), to_string(scope_.account))};
  }
  return piece_to_compress(query(connection,
                                 "SELECT number, piece, form, bytes FROM report_bytes "
                                 "WHERE account_id = $1 AND number < $2 AND form = 'raw' "
                                 "ORDER BY number, piece LIMIT 1",
                                 scope_.account, present->number));
}

// A piece lies in one of the tables, and stays there, unless it is a packed one.
void Reports::put_compressed(const CompressedPiece& piece) {
  Connection& connection = scope_.transaction->connection;
  const Bytes deflated{piece.deflated};
  if (execute(connection,
              "DELETE FROM packed_report_pieces "
              "WHERE account_id = $1 AND number = $2 AND piece = $3",
              scope_.account, piece.number, piece.index) != 0) {
    execute(connection,
            "INSERT INTO report_bytes (account_id, number, piece, form, bytes) "
            "VALUES ($1, $2, $3, 'deflate', $4) "
            "ON CONFLICT (account_id, number, piece) "
            "DO UPDATE SET form = excluded.form, bytes = excluded.bytes",
            scope_.account, piece.number, piece.index, deflated);
    return;
  }
  execute(connection,
          "UPDATE report_bytes SET form = 'deflate', bytes = $1 "
          "WHERE account_id = $2 AND number = $3 AND piece = $4",
          deflated, scope_.account, piece.number, piece.index);
  execute(connection,
          "UPDATE report_pieces SET form = 'deflate', bytes = $1 "
          "WHERE account_id = $2 AND number = $3 AND piece = $4",
          deflated, scope_.account, piece.number, piece.index);
}

bool Reports::prune(std::size_t kept, std::optional<base::Instant> since, std::size_t most) {
  Connection& connection = scope_.transaction->connection;
  std::optional<std::int64_t> oldest_kept;
  {
    Rows rows = query(connection,
                      "SELECT number, generated FROM reports "
                      "WHERE account_id = $1 AND generated IS NOT NULL "
                      "ORDER BY number DESC LIMIT $2",
                      scope_.account, std::max<std::size_t>(kept, 1));
    while (rows.next()) {
      if (oldest_kept && since && rows.instant(1) < *since)
        break;
      oldest_kept = rows.integer(0);
    }
  }
  if (!oldest_kept)
    return false;
  execute(connection, "DELETE FROM reports WHERE account_id = $1 AND number < $2", scope_.account,
          *oldest_kept);
  // What an earlier call left over is found here as well: a piece needs no report to be erased.
  auto left = static_cast<std::int64_t>(most);
  left -= execute(connection,
                  "DELETE FROM packed_report_pieces WHERE account_id = $1 AND number < $2 "
                  "AND (number, piece) IN (SELECT number, piece FROM packed_report_pieces "
                  "WHERE account_id = $1 AND number < $2 ORDER BY number, piece LIMIT $3)",
                  scope_.account, *oldest_kept, left);
  left -= execute(connection,
                  "DELETE FROM report_bytes WHERE account_id = $1 AND number < $2 "
                  "AND (number, piece) IN (SELECT number, piece FROM report_bytes "
                  "WHERE account_id = $1 AND number < $2 ORDER BY number, piece LIMIT $3)",
                  scope_.account, *oldest_kept, left);
  left -= execute(connection,
                  "DELETE FROM report_pieces WHERE account_id = $1 AND number < $2 "
                  "AND (number, piece) IN (SELECT number, piece FROM report_pieces "
                  "WHERE account_id = $1 AND number < $2 ORDER BY number, piece LIMIT $3)",
                  scope_.account, *oldest_kept, left);
  return left == 0;
}

}  // namespace rollcall::store
