#include "jobs/generate_report.h"

#include <array>
#include <utility>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "iam/errors.h"
#include "store/packed_piece.h"

namespace rollcall::jobs {
namespace {

using base::Nothing;
using base::Result;
using report::Generation;
using store::Tables;

// Every write here is one of these: it changes what is known of credentials, not what anybody may
// do.
constexpr auto effect = store::Effect::Record;

// Pieces are erased so many at a time, so that other writers get their turn.
constexpr std::size_t pieces_a_step = 8;

// Pieces are stored so many at a time: each flush costs as much as a piece, and other writers do
// not notice a megabyte.
constexpr std::size_t pieces_a_write = 4;

// Whether to stop is asked once in so many rows: a millisecond's worth.
constexpr std::int64_t rows_between_looks = 1024;

// The attempt that this server makes at a report, and for whom.
struct Attempt {
  store::Store& store;
  iam::AccountId account;
  store::ReportClaim claim;
  report::Request request;
};

// Where the writer's pieces go: into the store, and into the digest of the whole.
class Pieces {
 public:
  Pieces(const Attempt& attempt, const base::Clock& clock) : attempt_(attempt), clock_(clock) {}

  // After a failure, or once somebody else has the report, nothing more is stored: the attempt has
  // come to nothing, and its reader stops at the next look.
  void put(const store::MadePiece& piece) {
    if (!goes_on())
      return;
    digest_.add(piece.bytes);
    size_ += static_cast<std::int64_t>(piece.bytes.size());
    waiting_[count_++] = piece.packed;
    if (count_ == waiting_.size())
      store_waiting();
  }

  // To be called once more when all have been put.
  void store_waiting() {
    if (!goes_on())
      return;
    const base::Instant until = clock_() + report_lease_span;
    const store::ReportClaim& claim = attempt_.claim;
    is_ours_ = attempt_.store.write(attempt_.account, effect, [&](Tables& tables) -> Result<bool> {
      if (!tables.reports.renew(claim, until))
        return false;
      for (std::size_t i = 0; i < count_; ++i)
        tables.reports.put_packed_piece(claim, next_ + static_cast<std::int64_t>(i), waiting_[i]);
      return true;
    });
    next_ += static_cast<std::int64_t>(std::exchange(count_, 0));
  }

  bool goes_on() const { return is_ours_ && *is_ours_; }
  // Whether the attempt is still the one that counts, as far as is known; or why nothing is stored.
  const Result<bool>& is_ours() const { return is_ours_; }
  std::int64_t size() const { return size_; }
  std::string sha256() const { return base::to_hex(digest_.digest()); }

 private:
  const Attempt& attempt_;
  const base::Clock& clock_;
  std::array<std::string, pieces_a_write> waiting_;
  std::size_t count_ = 0;  // of those that wait
  std::int64_t next_ = 0;
  std::int64_t size_ = 0;
  crypto::Sha256 digest_;
  Result<bool> is_ours_ = true;
};

report::Edition edition_of(const iam::Account& account, const ReportSettings& settings) {
  return account.report_edition.and_then(report::parse_edition).value_or(settings.edition);
}

// Reads the snapshot and stores its CSV. nullopt: stopped on the way, or taken over.
Result<std::optional<Generation>> write_pieces(const Tables& tables, Pieces& pieces,
                                               const report::Request& request,
                                               const ReportContext& context) {
  const iam::Account account = tables.settings.get();
  const auto policy = tables.settings.password_policy();
  // The snapshot exists since the first read above, so that nothing in it is later than this.
  Generation generation{.number = request.number,
                        .requested = request.requested,
                        .requester_arn = request.requester_arn,
                        .edition = edition_of(account, context.settings),
                        .generated = context.clock()};
  store::PackedPieceWriter writer(
      {generation.edition, policy ? policy->max_age_days : std::nullopt},
      [&](const store::MadePiece& piece) { pieces.put(piece); });

  std::int64_t rows = 0;
  bool is_whole = true;
  tables.credential_rows.for_each_packed([&](const store::CredentialRow& row) {
    writer.append(row);
    if (++rows % rows_between_looks == 0)
      is_whole = !context.stop.stop_requested() && pieces.goes_on();
    return is_whole ? store::Scan::GoOn : store::Scan::Stop;
  });
  if (is_whole) {
    writer.finish();
    pieces.store_waiting();
  }
  if (!pieces.is_ours())
    return std::unexpected(pieces.is_ours().error());
  if (!is_whole || !*pieces.is_ours())
    return std::nullopt;
  generation.users = rows - 1;  // root is no user
  generation.size = pieces.size();
  generation.sha256 = pieces.sha256();
  return generation;
}

// The account's request, made this server's own; nullopt where there is none for it to have.
Result<std::optional<Attempt>> begin(store::Store& store, iam::AccountId account,
                                     const ReportContext& context) {
  // Most often there is none, which a look tells for less than a write.
  if (!TRY(store.read(account, [](const Tables& tables) { return tables.reports.requested(); })))
    return std::nullopt;
  const base::Instant now = context.clock();
  const store::ReportLease lease{context.server, now, now + report_lease_span};
  using Answer = Result<std::optional<Attempt>>;
  return store.write(account, effect, [&](Tables& tables) -> Answer {
    const auto claim = tables.reports.claim(lease);
    const auto request = tables.reports.requested();
    if (!claim || !request)
      return std::nullopt;
    return Attempt{store, account, *claim, *request};
  });
}

Result<Nothing> discard_pieces(const Attempt& attempt) {
  bool more_remain = true;
  while (more_remain)
    more_remain =
        TRY(attempt.store.write(attempt.account, effect, [&](Tables& tables) -> Result<bool> {
          return tables.reports.discard_pieces(attempt.claim, pieces_a_step);
        }));
  return Nothing{};
}

// Of an attempt that has come to nothing: there may be no room, so that what it stored is given
// back now, and not when the next one begins, unless whoever stops waits; and nobody need wait for
// its lease to end.
Result<Nothing> give_up(const Attempt& attempt, const std::stop_token& stop) {
  if (!stop.stop_requested())
    TRY(discard_pieces(attempt));
  return attempt.store.write(attempt.account, effect, [&](Tables& tables) -> Result<Nothing> {
    tables.reports.release(attempt.claim);
    return Nothing{};
  });
}

// Makes the pieces a report, and a link of the chain: it names the digest of the one before.
// Nothing happens, and the answer is nullopt, where somebody else has taken the request over
// meanwhile.
Result<std::optional<Generation>> finish(const Attempt& attempt, Generation generation) {
  using Answer = Result<std::optional<Generation>>;
  return attempt.store.write(attempt.account, effect, [&](Tables& tables) -> Answer {
    if (const auto before = tables.reports.newest())
      generation.previous_sha256 = before->sha256;
    if (!tables.reports.finish(attempt.claim, generation))
      return std::nullopt;
    return generation;
  });
}

// The report of an attempt; nullopt where it was stopped, or taken over by somebody else.
Result<std::optional<Generation>> make(const Attempt& attempt, const ReportContext& context) {
  TRY(discard_pieces(attempt));
  Pieces pieces(attempt, context.clock);
  auto written = TRY(attempt.store.read(
      attempt.account,
      [&](const Tables& tables) { return write_pieces(tables, pieces, attempt.request, context); },
      store::Reading::Long));
  if (!written)
    return std::nullopt;
  return finish(attempt, *std::move(written));
}

Result<Nothing> prune_reports(store::Store& store, iam::AccountId account,
                              const ReportContext& context) {
  std::optional<base::Instant> since;
  if (context.settings.kept_for)
    since = context.clock() - *context.settings.kept_for;
  bool more_remain = true;
  while (more_remain && !context.stop.stop_requested())
    more_remain = TRY(store.write(account, effect, [&](Tables& tables) -> Result<bool> {
      return tables.reports.prune(context.settings.kept, since, pieces_a_step);
    }));
  return Nothing{};
}

Result<Nothing> compress_older_reports(store::Store& store, iam::AccountId account,
                                       const ReportContext& context) {
  while (!context.stop.stop_requested()) {
    const auto piece = TRY(store.read(
        account, [](const Tables& tables) { return tables.reports.next_to_compress(); }));
    if (!piece)
      break;
    const auto smaller = store::compressed(*piece);
    TRY(store.write(account, effect, [&](Tables& tables) -> Result<Nothing> {
      tables.reports.put_compressed(smaller);
      return Nothing{};
    }));
  }
  return Nothing{};
}

}  // namespace

Result<std::optional<Generation>> generate_report(store::Store& store, iam::AccountId account,
                                                  const ReportContext& context) {
  const auto attempt = TRY(begin(store, account, context));
  if (!attempt)
    return std::nullopt;
  auto made = make(*attempt, context);
  if (made && *made)
    return made;
  const auto given_up = give_up(*attempt, context.stop);
  if (!made && !given_up)
    made.error().detail += "; nor could what was stored be discarded: " + given_up.error().detail;
  if (made && !given_up)
    return std::unexpected(given_up.error());
  return made;
}

Result<Nothing> tidy_reports(store::Store& store, iam::AccountId account,
                             const ReportContext& context) {
  TRY(prune_reports(store, account, context));
  return compress_older_reports(store, account, context);
}

}  // namespace rollcall::jobs
