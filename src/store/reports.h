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

// A report's bytes are kept in pieces of this size. It is a multiple of three, so that pieces in
// base64 can be laid end to end, and in base64 a piece is one MiB.
inline constexpr std::size_t report_piece_size = 768 * 1024;

// A piece as it is served, and the same piece as it takes least room: deflated (RFC 1950).
struct ReportPiece {
  std::int64_t number;  // of the report
  std::int64_t index;
  std::string base64;
};
struct CompressedPiece {
  std::int64_t number;
  std::int64_t index;
  std::string deflated;
};

CompressedPiece compressed(const ReportPiece& piece);

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

  // Piece by piece, each in a transaction of its own, so that no other writer waits for a whole
  // report; then finish() makes them a report. A piece that is put again replaces the one before.
  // Pieces without a finish are dropped by discard_pieces(), at most `most` of them a call; whether
  // more remain.
  void put_piece(std::int64_t number, std::int64_t index, std::string_view bytes);
  void finish(const report::Generation& generation);
  bool discard_pieces(std::int64_t number, std::size_t most);

  // A piece of a finished report, in base64; nullopt if it has been removed.
  std::optional<std::string> piece_in_base64(std::int64_t number, std::int64_t index) const;

  // Only the newest report stays as it is served. A piece of an older one that still does, for
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
