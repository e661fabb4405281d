#include "jobs/generate_report.h"

#include <utility>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "iam/errors.h"
#include "report/csv_writer.h"

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

// Whether to stop is asked once in so many rows: a millisecond's worth.
constexpr std::int64_t rows_between_looks = 1024;

// Where the writer's pieces go: into the store, and into the digest of the whole.
class Pieces {
 public:
  Pieces(store::Store& store, iam::AccountId account, std::int64_t number)
      : store_(store), account_(account), number_(number) {}

  // After a failure nothing more is stored: the report is lost, and its reader stops at the next
  // look.
  void put(std::string_view bytes) {
    if (!stored_)
      return;
    digest_.add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    stored_ = store_.write(account_, effect, [&](Tables& tables) -> Result<Nothing> {
      tables.reports.put_piece(number_, next_, bytes);
      return Nothing{};
    });
    ++next_;
  }

  const Result<Nothing>& stored() const { return stored_; }
  std::int64_t size() const { return size_; }
  std::string sha256() const { return base::to_hex(digest_.digest()); }

 private:
  store::Store& store_;
  iam::AccountId account_;
  std::int64_t number_;
  std::int64_t next_ = 0;
  std::int64_t size_ = 0;
  crypto::Sha256 digest_;
  Result<Nothing> stored_ = Nothing{};
};

report::Edition edition_of(const iam::Account& account, const ReportSettings& settings) {
  return account.report_edition.and_then(report::parse_edition).value_or(settings.edition);
}

// Reads the snapshot and stores its CSV. nullopt: stopped on the way.
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
  report::CsvWriter writer({generation.edition, policy ? policy->max_age_days : std::nullopt},
                           store::report_piece_size,
                           [&](std::string_view bytes) { pieces.put(bytes); });

  std::int64_t rows = 0;
  bool is_whole = true;
  tables.credential_rows.for_each([&](const report::Row& row) {
    writer.append(row);
    if (++rows % rows_between_looks == 0)
      is_whole = !context.stop.stop_requested() && pieces.stored().has_value();
    return is_whole ? store::Scan::GoOn : store::Scan::Stop;
  });
  if (is_whole)
    writer.finish();
  if (!pieces.stored())
    return std::unexpected(pieces.stored().error());
  if (!is_whole)
    return std::nullopt;
  generation.users = rows - 1;  // root is no user
  generation.size = pieces.size();
  generation.sha256 = pieces.sha256();
  return generation;
}

Result<Nothing> discard_pieces(store::Store& store, iam::AccountId account, std::int64_t number) {
  bool more_remain = true;
  while (more_remain)
    more_remain = TRY(store.write(account, effect, [&](Tables& tables) -> Result<bool> {
      return tables.reports.discard_pieces(number, pieces_a_step);
    }));
  return Nothing{};
}

// Makes the pieces a report, and a link of the chain: it names the digest of the one before.
// Nothing happens, and the answer is nullopt, where somebody else has finished the request
// meanwhile.
Result<std::optional<Generation>> finish(store::Store& store, iam::AccountId account,
                                         Generation generation) {
  using Answer = Result<std::optional<Generation>>;
  return store.write(account, effect, [&](Tables& tables) -> Answer {
    const auto requested = tables.reports.requested();
    if (!requested || requested->number != generation.number)
      return std::nullopt;
    if (const auto before = tables.reports.newest())
      generation.previous_sha256 = before->sha256;
    tables.reports.finish(generation);
    return generation;
  });
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
    const auto piece =
        store.read(account, [](const Tables& tables) { return tables.reports.next_to_compress(); });
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
  const auto request =
      store.read(account, [](const Tables& tables) { return tables.reports.requested(); });
  if (!request)
    return std::nullopt;
  TRY(discard_pieces(store, account, request->number));

  Pieces pieces(store, account, request->number);
  auto written = store.read(
      account,
      [&](const Tables& tables) { return write_pieces(tables, pieces, *request, context); },
      store::Reading::Long);
  if (!written) {
    // There may be no room: what was stored so far is given back now, and not when the next attempt
    // begins.
    base::Error error = std::move(written).error();
    if (const auto discarded = discard_pieces(store, account, request->number); !discarded)
      error.detail += "; nor could what was stored be discarded: " + discarded.error().detail;
    return std::unexpected(std::move(error));
  }
  if (!*written)
    return std::nullopt;
  return finish(store, account, **std::move(written));
}

Result<Nothing> tidy_reports(store::Store& store, iam::AccountId account,
                             const ReportContext& context) {
  TRY(prune_reports(store, account, context));
  return compress_older_reports(store, account, context);
}

}  // namespace rollcall::jobs
