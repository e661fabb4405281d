#include "documents/report_page.h"

#include <fmt/format.h>

#include "documents/html.h"
#include "documents/page_texts.h"
#include "documents/pictures.h"
#include "documents/report_cells.h"
#include "iam/user.h"

namespace rollcall::documents {
namespace {

// The table's head comes again on every page, and no line is cut in two.
constexpr std::string_view style = R"(
@page { size: A4 landscape; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 13px/1.45 "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif;
  color: #16191f; background: #fff; margin: 0 auto; padding: 24px; max-width: 1800px; }
:lang(ja) body * { word-break: auto-phrase; line-break: strict; }
h1 { font-size: 24px; margin: 0 0 12px; }
h2 { font-size: 16px; margin: 24px 0 8px; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: #414d5c; } dd { margin: 0; overflow-wrap: anywhere; }
.pictures { display: flex; flex-wrap: wrap; gap: 8px 48px; break-inside: avoid; }
.ring { width: 150px; } .bars { width: 420px; max-width: 100%; }
.key { display: inline-block; width: 10px; height: 10px; margin-right: 6px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 11px; }
th, td { border: 1px solid #b6bec9; padding: 3px 5px; text-align: left; vertical-align: top; }
th { background: #f2f4f7; font-weight: 600; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.name { min-width: 90px; } td:nth-child(2) { min-width: 200px; overflow-wrap: anywhere; }
footer { margin-top: 16px; color: #414d5c; break-inside: avoid; }
@media print, (min-width: 1200px) { table { table-layout: fixed; width: 100%; font-size: 9px; }
  .user { width: 7%; } .arn { width: 10%; } .flag { width: 3.4%; }
  th, td, td:nth-child(2) { padding: 2px 3px; min-width: 0; overflow-wrap: anywhere; } }
@media print { body { padding: 0; max-width: none; font-size: 10px; } .table { overflow: visible; }
  table { font-size: 5pt; } th, td, td:nth-child(2) { padding: 1px 2px; } }
)";

void append_fact(std::string& out, std::string_view name, std::string_view value) {
  out += element("dt", name) + element("dd", value) + "\n";
}

std::string account_of(const ReportFacts& facts) {
  return facts.account_alias ? facts.account_id + " (" + *facts.account_alias + ")"
                             : facts.account_id;
}

void append_facts(std::string& out, const Report& report, const PageTexts& texts) {
  const ReportFacts& facts = report.facts;
  out += "<dl>";
  append_fact(out, texts.account, account_of(facts));
  append_fact(out, texts.generated, base::to_iso8601(facts.generated));
  append_fact(out, texts.requested_by, facts.requester_arn);
  append_fact(out, texts.users, std::to_string(figures_of(report).users));
  append_fact(out, texts.edition, facts.edition);
  append_fact(out, texts.digest, facts.sha256);
  out += "</dl>\n";
}

void append_root(std::string& out, const Report& report, const PageTexts& texts) {
  for (const report::OwnedRow& row : report.rows) {
    if (row.user != iam::root_user)
      continue;
    const bool has_key = row.access_keys[0].active || row.access_keys[1].active;
    out += element("h2", texts.root_user) + "<dl>";
    append_fact(out, texts.root_has_key, has_key ? texts.yes : texts.no);
    append_fact(out, texts.root_has_mfa, row.mfa_active ? texts.yes : texts.no);
    append_fact(out, texts.root_password_used, shown(row.password_last_used));
    out += "</dl>\n";
  }
}

// Root, of whom the report does not say it, can always have a password.
bool can_sign_in(const report::OwnedRow& row) {
  return row.password_enabled.value_or(row.user == iam::root_user);
}

void append_users_without_mfa(std::string& out, const Report& report, const PageTexts& texts) {
  std::string names;
  for (const report::OwnedRow& row : report.rows)
    if (can_sign_in(row) && !row.mfa_active)
      names += (names.empty() ? "" : ", ") + row.user;
  out += "<p><strong>" + escaped(texts.users_without_mfa) +
         "</strong>: " + escaped(names.empty() ? texts.nobody : std::string_view(names)) + "</p>\n";
}

void append_legend(std::string& out, std::string_view color, std::string_view text) {
  out.append("<div><svg class=\"key\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" ")
      .append("height=\"1\" fill=\"")
      .append(color)
      .append("\"/></svg>")
      .append(escaped(text))
      .append("</div>");
}

void append_pictures(std::string& out, const Report& report, const PageTexts& texts) {
  const ReportFigures figures = figures_of(report);
  out += "<div class=\"pictures\"><section>" + element("h2", texts.mfa_coverage) +
         mfa_picture(figures, texts);
  append_legend(out, picture_colors::strong, texts.with_mfa);
  append_legend(out, picture_colors::warning, texts.without_mfa);
  out += "</section>\n<section>" + element("h2", texts.key_ages) + key_age_picture(figures, texts);
  append_legend(out, picture_colors::strong, texts.active_keys);
  append_legend(out, picture_colors::warning,
                fmt::format(fmt::runtime(texts.old_keys), rotation_days));
  if (report.facts.edition == to_string(report::Edition::Live))
    append_legend(out, picture_colors::faint, texts.inactive_keys);
  else
    out += element("p", texts.inactive_unknown);
  out += "</section></div>\n";
}

// Where a line may end inside of a cell: behind an underscore or a slash, and between day and time.
std::string breakable(std::string_view text) {
  constexpr std::size_t time_begins = 10;
  const bool is_date = text.size() == base::iso8601_size && text[time_begins] == 'T';
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += escaped(text.substr(i, 1));
    if (text[i] == '_' || text[i] == '/' || (is_date && i == time_begins))
      out += "<wbr>";
  }
  return out;
}

// How wide a column is on paper.
std::string_view class_of(std::string_view column) {
  if (column == "user" || column == "arn")
    return column;
  return column.ends_with("_active") ? "flag" : "date";
}

void append_table(std::string& out, const Report& report, const PageTexts& texts) {
  out += element("h2", texts.table) + "<div class=\"table\" tabindex=\"0\" role=\"region\" " +
         "aria-label=\"" + escaped(texts.table) + "\"><table><colgroup>";
  for (const std::string_view name : report::column_names)
    out.append("<col class=\"").append(class_of(name)).append("\">");
  out += "</colgroup>\n<thead><tr>";
  for (const std::string_view name : report::column_names)
    out += "<th scope=\"col\">" + breakable(name) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const report::OwnedRow& row : report.rows) {
    std::size_t column = 0;
    out += "<tr>";
    for_each_cell(row, [&](const auto& cell) {
      const std::string text = breakable(shown(cell));
      out += column++ == 0 ? "<th scope=\"row\" class=\"name\">" + text + "</th>"
                           : "<td>" + text + "</td>";
    });
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
}

void append_meanings(std::string& out, const PageTexts& texts) {
  using report::Absence;
  out += "<footer>" + element("h2", texts.meanings) + "<dl>";
  append_fact(out, report::to_string(Absence::NotApplicable), texts.not_applicable);
  append_fact(out, report::to_string(Absence::NoInformation), texts.no_information);
  append_fact(out, report::to_string(Absence::NotSupported), texts.not_supported);
  out += "</dl>" + element("p", texts.times) + "</footer>\n";
}

// Every sheet says which report it is of, and which page. In a title there is nothing that means
// something to CSS: an alias has letters, digits and hyphens.
std::string margins_of_paper(std::string_view title) {
  constexpr std::string_view font = "; font: 9px sans-serif; }";
  std::string out = "@page { @bottom-left { content: \"";
  out.append(title).append("\"").append(font);
  out.append(" @bottom-right { content: counter(page) \" / \" counter(pages)").append(font);
  return out + " }\n";
}

}  // namespace

std::string report_page(const Report& report, Language language) {
  const PageTexts& texts = page_texts(language);
  const std::string title = std::string(texts.title) + " " + account_of(report.facts) + " " +
                            base::to_iso8601(report.facts.generated);
  std::string out = "<!doctype html>\n<html lang=\"";
  out.append(texts.language).append("\">\n<head><meta charset=\"utf-8\">");
  out += "<meta name=\"viewport\" content=\"width=device-width\">" + element("title", title);
  out.append("<style>").append(style).append(margins_of_paper(title));
  out += "</style></head>\n<body>\n<main>\n";
  out += element("h1", texts.title);
  append_facts(out, report, texts);
  append_root(out, report, texts);
  append_pictures(out, report, texts);
  append_users_without_mfa(out, report, texts);
  append_table(out, report, texts);
  append_meanings(out, texts);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace rollcall::documents
