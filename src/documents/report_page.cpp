#include "documents/report_page.h"

#include <fmt/format.h>

#include "audit/credentials.h"
#include "documents/html.h"
#include "documents/page_texts.h"
#include "documents/pictures.h"
#include "report/cell_text.h"

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
.report th, .report td { white-space: pre-line; overflow-wrap: anywhere; min-width: 130px; }
.report { font-variant-numeric: tabular-nums; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.counts td + td { text-align: right; }
footer { margin-top: 16px; color: #414d5c; break-inside: avoid; }
@media print, (min-width: 1200px) { .report { table-layout: fixed; width: 100%; }
  .report th, .report td { min-width: 0; } .user { width: 27%; } .mfa { width: 7%; } }
@media print { body { padding: 0; max-width: none; font-size: 10px; } .table { overflow: visible; }
  .report { font-size: 7px; line-height: 1.3; } .report th, .report td { padding: 1px 3px; } }
)";

void append_fact(std::string& out, std::string_view name, std::string_view value) {
  out += element("dt", name) + element("dd", value) + "\n";
}

std::string account_of(const ReportFacts& facts) {
  return facts.account_alias ? facts.account_id + " (" + *facts.account_alias + ")"
                             : facts.account_id;
}

void append_facts(std::string& out, const ReportFacts& facts, const ReportFigures& figures,
                  const PageTexts& texts) {
  out += "<dl>";
  append_fact(out, texts.account, account_of(facts));
  append_fact(out, texts.generated, base::to_iso8601(facts.generated));
  append_fact(out, texts.requested_by, facts.requester_arn);
  append_fact(out, texts.users, std::to_string(figures.users));
  append_fact(out, texts.edition, facts.edition);
  append_fact(out, texts.digest, facts.sha256);
  out += "</dl>\n";
}

void append_root(std::string& out, const Report& report, const PageTexts& texts) {
  for (const report::OwnedRow& row : report.rows) {
    if (!audit::is_root(row))
      continue;
    const bool has_key = row.access_keys[0].active || row.access_keys[1].active;
    out += element("h2", texts.root_user) + "<dl>";
    append_fact(out, texts.root_has_key, has_key ? texts.yes : texts.no);
    append_fact(out, texts.root_has_mfa, row.mfa_active ? texts.yes : texts.no);
    append_fact(out, texts.root_password_used, report::cell_text(row.password_last_used));
    out += "</dl>\n";
  }
}

void append_users_without_mfa(std::string& out, const ReportFigures& figures,
                              const PageTexts& texts) {
  std::string names;
  for (const std::string& name : figures.without_mfa)
    names += (names.empty() ? "" : ", ") + name;
  out += "<p><strong>" + escaped(texts.users_without_mfa) +
         "</strong>: " + escaped(names.empty() ? texts.nobody : std::string_view(names)) + "</p>\n";
}

// Every control with the users and the credentials that fail it. Where it asks about users as a
// whole there are no credentials to count.
void append_attention(std::string& out, const ReportFigures& figures, Language language) {
  const PageTexts& texts = page_texts(language);
  out += element("h2", texts.attention) + "<table class=\"counts\"><thead><tr>";
  for (const std::string_view head :
       {texts.control, texts.failing_users, texts.failing_credentials})
    out += "<th scope=\"col\">" + escaped(head) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const audit::Tally& tally : figures.tallies) {
    const audit::Control& control = *tally.control;
    const base::Seconds limit = control.limit ? control.limit->usual : base::Seconds{0};
    const bool counts_credentials = control.asks.about != audit::About::User;
    out += "<tr>" + element("td", audit::with_days(in(language, control.title), limit)) +
           element("td", std::to_string(tally.users)) +
           element("td", counts_credentials ? std::to_string(tally.credentials) : "") + "</tr>\n";
  }
  out += "</tbody></table>\n";
}

void append_legend(std::string& out, std::string_view color, std::string_view text) {
  out.append("<div><svg class=\"key\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" ")
      .append("height=\"1\" fill=\"")
      .append(color)
      .append("\"/></svg>")
      .append(escaped(text))
      .append("</div>");
}

void append_pictures(std::string& out, const ReportFacts& facts, const ReportFigures& figures,
                     const PageTexts& texts) {
  out += "<div class=\"pictures\"><section>" + element("h2", texts.mfa_coverage) +
         mfa_picture(figures, texts);
  append_legend(out, picture_colors::strong, texts.with_mfa);
  append_legend(out, picture_colors::warning, texts.without_mfa);
  out += "</section>\n<section>" + element("h2", texts.key_ages) + key_age_picture(figures, texts);
  append_legend(out, picture_colors::strong, texts.active_keys);
  append_legend(out, picture_colors::warning,
                fmt::format(fmt::runtime(texts.old_keys), rotation_days()));
  if (facts.edition == to_string(report::Edition::Live))
    append_legend(out, picture_colors::faint, texts.inactive_keys);
  else
    out += element("p", texts.inactive_unknown);
  out += "</section></div>\n";
}

// The cells of one credential stand below each other in one cell of the page: with a cell for each
// of the report's columns, and thousands of users, it would be too heavy for browsers.
struct Group {
  std::string_view begin;  // of the names of the report's columns that stand in it
  std::string_view width;  // its class in the style
};
constexpr Group groups[] = {{"", "user"},          {"password_", ""},     {"mfa_", "mfa"},
                            {"access_key_1_", ""}, {"access_key_2_", ""}, {"cert_", ""}};

// The first group takes what no other does.
constexpr std::size_t group_of(std::string_view column) {
  for (std::size_t i = 1; i < std::size(groups); ++i)
    if (column.starts_with(groups[i].begin))
      return i;
  return 0;
}

// The texts that stand in a group, one below the other.
class Lines {
 public:
  void add(std::string_view text) {
    (text_ += text_.empty() ? "" : "\n") += text;
    first_ = first_.empty() ? std::string(text) : first_;
    says_something_ = says_something_ || !(text == "false" || text == not_applicable);
  }

  // Of a credential that is not there, the first cell is enough.
  const std::string& text() const { return says_something_ ? text_ : first_; }

 private:
  static constexpr std::string_view not_applicable = "N/A";
  std::string text_;
  std::string first_;
  bool says_something_ = false;
};
using Line = std::array<Lines, std::size(groups)>;

Line line_of(const report::OwnedRow& row) {
  Line line;
  std::size_t column = 0;
  for_each_cell(row, [&](const auto& cell) {
    line[group_of(report::column_names[column++])].add(report::cell_text(cell));
  });
  return line;
}

void append_head(std::string& out) {
  Line head;
  for (const std::string_view name : report::column_names)
    head[group_of(name)].add(name);
  out += "<table class=\"report\"><thead><tr>";
  for (std::size_t i = 0; i < head.size(); ++i)
    out += fmt::format("<th scope=\"col\" class=\"{}\">{}</th>", groups[i].width,
                       escaped(head[i].text()));
  out += "</tr></thead>\n<tbody>\n";
}

void append_table(std::string& out, const Report& report, const PageTexts& texts) {
  out += element("h2", texts.table) + "<div class=\"table\" tabindex=\"0\" role=\"region\" " +
         "aria-label=\"" + escaped(texts.table) + "\">";
  append_head(out);
  for (const report::OwnedRow& row : report.rows) {
    out += "<tr>";
    const Line line = line_of(row);
    for (std::size_t i = 0; i < line.size(); ++i)
      out += i == 0 ? "<th scope=\"row\">" + escaped(line[i].text()) + "</th>"
                    : element("td", line[i].text());
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
  append_fact(out, report::cell_text(false), texts.lone_false);
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
  const ReportFigures figures = figures_of(report);
  append_facts(out, report.facts, figures, texts);
  append_root(out, report, texts);
  append_attention(out, figures, language);
  append_pictures(out, report.facts, figures, texts);
  append_users_without_mfa(out, figures, texts);
  append_table(out, report, texts);
  append_meanings(out, texts);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace rollcall::documents
