#pragma once
// Credential reports: the one asked for, and every finished one with its bytes, kept in pieces.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "report/generation.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

// A report's bytes are kept in pieces of this size. It is a multiple of three, so that pieces that
// were each put into base64 can be laid end to end, and in base64 a piece is one MiB.
inline constexpr std::size_t report_piece_size = 768 * 1024;

// A piece as it was made, and the same piece as it takes least room: deflated (RFC 1950).
struct ReportPiece {
  std::int64_t number;  // of the report
  std::int64_t index;
  std::string bytes;
};
struct CompressedPiece {
  std::int64_t number;
  std::int64_t index;
  std::string deflated;
};

CompressedPiece compressed(const ReportPiece& piece);

// Who is to make the report that was asked for, from when, and until when nobody else may begin.
struct ReportLease {
  std::string_view owner;
  base::Instant from;
  base::Instant until;
};

// An attempt to make a report, which writes pieces of its own. Each lease that is given begins one.
struct ReportClaim {
  std::int64_t number;  // of the report
  std::int64_t attempt = 0;

  bool operator==(const ReportClaim&) const = default;
};

class Reports {
 public:
  explicit Reports(Scope scope) : scope_(scope) {}

  std::optional<report::Generation> newest() const;  // the newest finished one
  std::optional<report::Request> requested() const;  // the one asked for and not finished
  std::optional<report::Generation> find(std::int64_t number) const;
  std::optional<report::Generation> newest_at(
      base::Instant moment) const;  // generated then or before

  // The finished ones, the newest first, which is the order that `after` of a page counts in: it
  // holds a number, and the page what is older.
  Page<report::Generation> list(const PageRequest& request) const;

  // Writes down that a report was asked for, under the next number. None may be outstanding.
  report::Request request(std::string_view requester_arn, base::Instant now);

  // Takes the report that was asked for, and begins a new attempt at it. nullopt where none was, or
  // where the lease of another owner runs; one that would end later than this one was given by a
  // clock that was ahead, and does not count. An owner takes its own at any time, because it knows
  // whether it is at work.
  std::optional<ReportClaim> claim(const ReportLease& lease);
  // Whether the attempt is still the one that counts; then its lease runs until then.
  bool renew(const ReportClaim& claim, base::Instant until);
  // Gives the lease back, for anybody to take.
  void release(const ReportClaim& claim);

  // Piece by piece, each in a transaction of its own, so that no other writer waits for a whole
  // report; then finish() makes them a report. A piece that is put again replaces the one before.
  void put_piece(const ReportClaim& claim, std::int64_t index, std::string_view bytes);
  // The same, of a piece of which its rows are kept: what PackedPieceWriter makes of it.
  void put_packed_piece(const ReportClaim& claim, std::int64_t index, std::string_view packed);
  // False, and nothing has happened, where a later attempt was begun or the report is finished: the
  // digest that is written is always that of the attempt's own pieces.
  bool finish(const ReportClaim& claim, const report::Generation& generation);
  // Drops the pieces of this attempt and of those before it, at most `most` of them a call; whether
  // more remain. Not of one that was finished.
  bool discard_pieces(const ReportClaim& claim, std::size_t most);

  // The bytes of a piece of a finished report; nullopt if it has been removed.
  std::optional<std::string> piece(std::int64_t number, std::int64_t index) const;
  // The same in base64, as the API carries it.
  std::optional<std::string> piece_in_base64(std::int64_t number, std::int64_t index) const;

  // Only the newest report is kept as it was made. A piece of an older one that still is, for
  // compressed() to make smaller and put_compressed() to replace. Compressing takes milliseconds,
  // in which no transaction should be open.
  std::optional<ReportPiece> next_to_compress() const;
  void put_compressed(const CompressedPiece& piece);

  // Removes the oldest reports beyond `kept` and those generated before `since`, never the newest.
  // They are gone at once; of their pieces, at most `most` are erased a call. Whether more remain.
  bool prune(std::size_t kept, std::optional<base::Instant> since, std::size_t most);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
