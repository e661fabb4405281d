#include "store/copy/copy_store.h"

#include <deque>
#include <vector>

#include "store/copy/unfinished_copy.h"
#include "store/errors.h"
#include "store/schema/migrate.h"
#include "store/sql/accounts.h"
#include "store/sql/snapshot.h"

namespace rollcall::store {
namespace {

constexpr std::size_t accounts_at_a_time = 1'000;

constexpr iam::AccountId nobody{};

// What is true of one database alone: by which of its transactions an account was changed last.
// Where a copy has nothing to say, a column has what it has by default: nobody needs to know.
bool is_of_its_database(const TableShape& table, const ColumnShape& column) {
  return table.name == "account_locks" && column.name == "changed_by";
}

std::size_t size_of(const Cells& cells) {
  std::size_t size = 0;
  for (const Cell& cell : cells)
    if (const auto* const bytes = std::get_if<std::string>(&cell))
      size += bytes->size();
  return size;
}

class Copy {
 public:
  Copy(const CopySource& source, const CopyTarget& target, const OnCopied& copied)
      : source_(source), target_(target), copied_(copied) {
    for (TableShape& shape : table_shapes(migrations())) {
      std::erase_if(shape.columns,
                    [&](const ColumnShape& column) { return is_of_its_database(shape, column); });
      tables_.emplace_back(std::move(shape));
    }
  }

  base::Result<base::Nothing> run() {
    is_resumed_ = TRY(begin_copy(target_.writer)) == Begun::Before;
    TRY(count_accounts());
    for (const WholeTable& table : tables_)
      if (!table.shape().is_of_accounts())
        TRY(copy(table, nobody));
    iam::AccountId last{};
    while (true) {
      const auto accounts = find_accounts_after(source_.reader, last, accounts_at_a_time);
      for (const iam::Account& account : accounts)
        TRY(copy_account(account.id));
      if (accounts.size() < accounts_at_a_time)
        return base::Nothing{};
      last = accounts.back().id;
    }
  }

  base::Result<base::Nothing> compare(const std::function<void(const CopiedTable&)>& compared) {
    bool is_the_same = true;
    for (const WholeTable& table : tables_) {
      const CopiedTable both{
          .name = table.shape().name,
          .source = digest_of(table, source_.reader),
          .copy = in_snapshot(target_.reader, [&] { return digest_of(table, target_.reader); })};
      is_the_same = is_the_same && both.source == both.copy;
      compared(both);
    }
    if (!is_the_same)
      return base::fail(errors::copy_differs,
                        "the copy does not hold what the store holds: one of them was written to "
                        "meanwhile; empty the target and copy again");
    return finish_copy(target_.writer);
  }

 private:
  base::Result<base::Nothing> count_accounts() {
    iam::AccountId last{};
    while (true) {
      const auto accounts = find_accounts_after(source_.reader, last, accounts_at_a_time);
      progress_.all_accounts += accounts.size();
      if (accounts.size() < accounts_at_a_time)
        return base::Nothing{};
      last = accounts.back().id;
    }
  }

  base::Result<base::Nothing> copy_account(iam::AccountId account) {
    for (const WholeTable& table : tables_)
      if (table.shape().is_of_accounts())
        TRY(copy(table, account));
    TRY(write());
    ++progress_.accounts;
    copied_(progress_);
    return base::Nothing{};
  }

  // A table's rows behind the last one that is there already: they are copied in their order, each
  // part whole or not at all.
  base::Result<base::Nothing> copy(const WholeTable& table, iam::AccountId account) {
    const auto last = is_resumed_ ? table.last_key(target_.writer, account) : std::nullopt;
    Rows rows = table.behind(source_.reader, account, last);
    while (rows.next()) {
      if (waiting_.empty() || waiting_.back().table != &table)
        waiting_.push_back({&table, {}});
      waiting_.back().rows.push_back(table.cells(rows));
      ++rows_waiting_;
      bytes_waiting_ += size_of(waiting_.back().rows.back());
      if (rows_waiting_ >= target_.rows_at_a_time || bytes_waiting_ >= target_.bytes_at_a_time)
        TRY(write());
    }
    return base::Nothing{};
  }

  base::Result<base::Nothing> write() {
    if (waiting_.empty())
      return base::Nothing{};
    Connection& writer = target_.writer;
    TRY(writer.begin_write());
    for (const auto& [table, rows] : waiting_)
      table->insert(writer, rows);
    TRY(writer.commit());
    target_.after_commit();
    progress_.rows += static_cast<std::int64_t>(rows_waiting_);
    rows_waiting_ = 0;
    bytes_waiting_ = 0;
    waiting_.clear();
    copied_(progress_);
    return base::Nothing{};
  }

  struct Waiting {
    const WholeTable* table;
    std::vector<Cells> rows;
  };

  const CopySource& source_;
  const CopyTarget& target_;
  const OnCopied& copied_;
  std::deque<WholeTable> tables_;
  bool is_resumed_ = false;
  std::vector<Waiting> waiting_;
  std::size_t rows_waiting_ = 0;
  std::size_t bytes_waiting_ = 0;
  CopyProgress progress_;
};

}  // namespace

base::Result<base::Nothing> copy_store(const CopySource& source, const CopyTarget& target,
                                       const OnCopied& copied,
                                       const std::function<void(const CopiedTable&)>& compared) {
  return refusing_damage([&] {
    return in_snapshot(source.reader, [&]() -> base::Result<base::Nothing> {
      TRY(check_schema_is_known(source.reader));
      Copy copy(source, target, copied);
      TRY(copy.run());
      return copy.compare(compared);
    });
  });
}

}  // namespace rollcall::store
