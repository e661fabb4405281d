#include "main/store_commands.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "crypto/random.h"
#include "iam/errors.h"
#include "iam/user.h"
#include "store/copy/copy_ends.h"
#include "store/errors.h"
#include "store/packed_rows_check.h"
#include "store/postgres/spreading.h"

namespace rollcall::main {
namespace {

void print_difference(const store::Difference& found) {
  const std::string user = found.user_key.empty() ? std::string(iam::root_user) : found.user_key;
  std::printf("%s  %s  %s\n", iam::to_string(found.account).c_str(), user.c_str(),
              found.what.c_str());
}

// A connection string of libpq, and no directory.
bool is_address(const std::string& text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://") ||
         (text.contains('=') && !text.contains('/'));
}

struct EndOption {
  std::string_view option;
  std::string_view file_option;
  const std::string& text;
  const std::filesystem::path& file;
};

base::Result<store::CopyEnd> end_of(const EndOption& said) {
  if (said.text.empty() == said.file.empty())
    return base::fail(iam::errors::validation_error, "say one of " + std::string(said.option) +
                                                         " and " + std::string(said.file_option) +
                                                         ": where the store is");
  if (said.text.empty())
    return store::postgres::Options{.address = TRY(address_in_file(said.file_option, said.file))};
  if (!is_address(said.text))
    return std::filesystem::path(said.text);
  return store::postgres::Options{
      .address = TRY(address_on_command_line(said.option, said.file_option, said.text))};
}

// A line on a terminal that is written again; in a log, one every now and then.
class ProgressLine {
 public:
  void tell(const store::CopyProgress& progress) {
    const auto now = Clock::now();
    const bool is_whole = progress.accounts == progress.all_accounts;
    if (now < next_ && !is_whole)
      return;
    next_ = now + std::chrono::seconds{is_terminal_ ? 1 : 30};
    std::fprintf(stderr, "%s%zu of %zu accounts, %lld rows%s", is_terminal_ ? "\r" : "",
                 progress.accounts, progress.all_accounts, static_cast<long long>(progress.rows),
                 is_terminal_ && !is_whole ? "" : "\n");
  }

 private:
  using Clock = std::chrono::steady_clock;

  const bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  Clock::time_point next_ = Clock::now();
};

const char* where(store::TableKind kind) {
  switch (kind) {
    case store::TableKind::OfAccounts:
      return "by account";
    case store::TableKind::OnEveryNode:
      return "on every node";
    case store::TableKind::OnOneNode:
      return "on the node that servers connect to";
  }
  return "";
}

void print_table(const store::CopiedTable& table) {
  if (table.source == table.copy)
    std::printf("%-32s %12lld  %s\n", table.name.c_str(), static_cast<long long>(table.source.rows),
                table.source.sha256.c_str());
  else
    std::printf("%-32s %12lld  %s\n%-32s %12lld  %s\n", table.name.c_str(),
                static_cast<long long>(table.source.rows), table.source.sha256.c_str(),
                "  DIFFERS in the copy:", static_cast<long long>(table.copy.rows),
                table.copy.sha256.c_str());
}

}  // namespace

base::Result<base::Nothing> run(const StoreCopyCommand& command) {
  const auto from = TRY(end_of({"--from", "--from-file", command.from, command.from_file}));
  const auto to = TRY(end_of({"--to", "--to-file", command.to, command.to_file}));
  ProgressLine line;
  TRY(store::copy_between(
      from, to, [&](const store::CopyProgress& progress) { line.tell(progress); }, print_table));
  std::printf(
      "The copy holds what the store holds. The master key is in neither: it stays a file in the "
      "data directory of each server.\n");
  return base::Nothing{};
}

base::Result<base::Nothing> run(const StoreDistributeCommand& command) {
  const auto database = TRY(database_of(command.store));
  if (!database)
    return base::fail(iam::errors::validation_error,
                      "only a store in PostgreSQL can be distributed: say --store postgresql://…");
  TRY(store::postgres::spread(*database, crypto::system_random(),
                              [](const store::KindOfTable& table, store::postgres::Spread when) {
                                std::printf(
                                    "%-30.*s %s%s\n", static_cast<int>(table.table.size()),
                                    table.table.data(), where(table.kind),
                                    when == store::postgres::Spread::Before ? ", as before" : "");
                              }));
  return base::Nothing{};
}

base::Result<base::Nothing> run(const StoreCheckCommand& command) {
  const auto database = TRY(database_of(command.store));
  const store::CheckedRows checked =
      database ? TRY(store::check_packed_rows(*database, print_difference))
               : TRY(store::check_packed_rows(command.store.data, print_difference));
  std::printf("%zu accounts, %zu users, %zu differences\n", checked.accounts, checked.users,
              checked.differences);
  if (checked.differences != 0)
    return base::fail(store::errors::packed_rows_differ,
                      "the packed rows and the tables do not say the same; a report of such an "
                      "account would not be true");
  return base::Nothing{};
}

}  // namespace rollcall::main
