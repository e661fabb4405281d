#include "documents/report_workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "iam/errors.h"
#include "report/cell_text.h"

namespace rollcall::documents {
namespace {

struct WorkbookTexts {
  const char* report;  // the names of the two sheets
  const char* about;
  const char* account;
  const char* alias;
  const char* generated;
  const char* requested_by;
  const char* edition;
  const char* digest;
  const char* times;
};

constexpr WorkbookTexts english{.report = "Credential report",
                                .about = "About",
                                .account = "Account",
                                .alias = "Account alias",
                                .generated = "Generated (UTC)",
                                .requested_by = "Requested by",
                                .edition = "Edition",
                                .digest = "SHA-256 of the CSV",
                                .times = "All times are"};

constexpr WorkbookTexts japanese{.report = "認証情報レポート",
                                 .about = "このレポートについて",
                                 .account = "アカウント",
                                 .alias = "アカウントエイリアス",
                                 .generated = "生成日時 (UTC)",
                                 .requested_by = "リクエストしたユーザー",
                                 .edition = "準拠仕様",
                                 .digest = "CSV の SHA-256",
                                 .times = "時刻のタイムゾーン"};

// libxlsxwriter writes to a path. This is one of a file that lies in memory, and nowhere else.
class MemoryFile {
 public:
  MemoryFile() : number_(::memfd_create("report.xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (number_ >= 0)
      ::close(number_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool is_there() const { return number_ >= 0; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

  std::string bytes() const {
    std::string bytes;
    std::array<char, std::size_t{64} * 1024> buffer;
    ::lseek(number_, 0, SEEK_SET);
    for (ssize_t count = 0; (count = ::read(number_, buffer.data(), buffer.size())) > 0;)
      bytes.append(buffer.data(), static_cast<std::size_t>(count));
    return bytes;
  }

 private:
  int number_;
};

// What cells look like. All belong to the workbook.
struct Formats {
  lxw_format* heading;
  lxw_format* date;
};

Formats formats_of(lxw_workbook* workbook) {
  const Formats formats{workbook_add_format(workbook), workbook_add_format(workbook)};
  format_set_bold(formats.heading);
  format_set_num_format(formats.date, "yyyy-mm-dd hh:mm:ss");
  return formats;
}

// A spreadsheet counts days, in the time zone of nobody: these are UTC.
lxw_datetime to_datetime(base::Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = static_cast<int>(time.hours().count()),
          .min = static_cast<int>(time.minutes().count()),
          .sec = static_cast<double>(time.seconds().count())};
}

// Whether the text begins with what stands for a single sign in a workbook: "_x0041_" is an A.
// ECMA-376, ST_Xstring.
bool is_escape(std::string_view text) {
  constexpr std::string_view form = "_xHHHH_";
  return text.size() >= form.size() &&
         std::ranges::equal(text.substr(0, form.size()), form, [](char c, char wanted) {
           return wanted == 'H' ? std::isxdigit(static_cast<unsigned char>(c)) != 0 : c == wanted;
         });
}

// The library leaves these as they are, and a name would be shown as another one.
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_escape(text.substr(i)))
      out += "_x005F_";
    else
      out += text[i];
  return out;
}

// Writes the cells of one row from left to right.
class RowWriter {
 public:
  RowWriter(lxw_worksheet* sheet, const Formats& formats, lxw_row_t row)
      : sheet_(sheet), formats_(formats), row_(row) {}

  // As a string whatever it begins with: never a formula, never a link.
  void operator()(const std::string& text) {
    worksheet_write_string(sheet_, row_, column_++, without_escapes(text).c_str(), nullptr);
  }
  void operator()(bool flag) {
    worksheet_write_boolean(sheet_, row_, column_++, flag ? 1 : 0, nullptr);
  }
  void operator()(base::Instant instant) {
    lxw_datetime datetime = to_datetime(instant);
    worksheet_write_datetime(sheet_, row_, column_++, &datetime, formats_.date);
  }
  template <typename T>
  void operator()(const report::Cell<T>& cell) {
    if (cell)
      (*this)(*cell);
    else
      (*this)(report::cell_text(cell));
  }

 private:
  lxw_worksheet* sheet_;
  const Formats& formats_;
  lxw_row_t row_;
  lxw_col_t column_ = 0;
};

constexpr double width_of_user = 28;
constexpr double width_of_arn = 52;
constexpr double width_of_others = 20;

void write_report(lxw_workbook* workbook, const Formats& formats, const Report& report,
                  const WorkbookTexts& texts) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, texts.report);
  constexpr auto last_column = static_cast<lxw_col_t>(report::column_count - 1);
  worksheet_set_column(sheet, 0, 0, width_of_user, nullptr);
  worksheet_set_column(sheet, 1, 1, width_of_arn, nullptr);
  worksheet_set_column(sheet, 2, last_column, width_of_others, nullptr);
  lxw_col_t column = 0;
  for (const std::string_view name : report::column_names)
    worksheet_write_string(sheet, 0, column++, std::string(name).c_str(), formats.heading);
  lxw_row_t row = 1;
  for (const report::OwnedRow& user : report.rows)
    for_each_cell(user, RowWriter(sheet, formats, row++));
  worksheet_freeze_panes(sheet, 1, 1);
  worksheet_autofilter(sheet, 0, 0, row - 1, last_column);
}

void write_facts(lxw_workbook* workbook, const Formats& formats, const ReportFacts& facts,
                 const WorkbookTexts& texts) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, texts.about);
  worksheet_set_column(sheet, 0, 0, width_of_user, formats.heading);
  worksheet_set_column(sheet, 1, 1, width_of_arn, nullptr);
  auto write = [&, row = lxw_row_t{0}](const std::string& name, const auto& value) mutable {
    RowWriter cells(sheet, formats, row++);
    cells(name);
    cells(value);
  };
  write(texts.account, facts.account_id);
  write(texts.alias, facts.account_alias.value_or(""));
  write(texts.generated, facts.generated);
  write(texts.requested_by, facts.requester_arn);
  write(texts.edition, facts.edition);
  write(texts.digest, facts.sha256);
  write(texts.times, std::string("UTC"));
}

}  // namespace

base::Result<std::string> report_workbook(const Report& report, Language language) {
  const WorkbookTexts& texts = language == Language::Japanese ? japanese : english;
  if (report.rows.size() > most_workbook_rows)
    return base::fail(iam::errors::validation_error,
                      "The report has more rows than a sheet of a workbook.");
  const MemoryFile file;
  const std::string path = file.path();
  lxw_workbook* const workbook = file.is_there() ? workbook_new(path.c_str()) : nullptr;
  if (!workbook)
    return base::fail(iam::errors::service_failure, {}, "no memory for a workbook");
  const Formats formats = formats_of(workbook);
  write_report(workbook, formats, report, texts);
  write_facts(workbook, formats, report.facts, texts);
  if (const lxw_error trouble = workbook_close(workbook))  // frees it, whatever comes of it
    return base::fail(iam::errors::service_failure, {},
                      std::string("the workbook was not written: ") + lxw_strerror(trouble));
  return file.bytes();
}

}  // namespace rollcall::documents
