#include "signin/report_pages.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "api/json_writer.h"
#include "documents/report_page.h"
#include "documents/report_workbook.h"
#include "documents/spreadsheet_csv.h"
#include "iam/errors.h"
#include "signin/errors.h"
#include "signin/json_body.h"
#include "signin/report_audit.h"

namespace rollcall::signin {
namespace {

constexpr std::string_view permission_to_read = "iam:GetCredentialReport";
constexpr std::string_view permission_to_read_past_ones = "rollcall:GetCredentialReportVersion";
constexpr std::string_view number_parameter = "number";  // of a report that is kept

// As for a call of the API by that name.
base::Result<base::Nothing> authorize(const Exchange& exchange, const auth::Caller& caller,
                                      std::string_view action) {
  const auth::Resource everything = auth::resource("*");
  policy::Budget budget;
  return auth::authorize({caller, facts_of(exchange), budget}, {action, everything});
}

// When the next report can be made: once this one has expired, and at once where it is no good, as
// one is that is dated in the future.
base::Instant next_possible(const report::Generation& newest, base::Instant now) {
  const base::Instant expires = newest.generated + report::report_lifetime;
  const bool is_good = report::report_state(newest, {}, now) == report::State::Complete;
  return is_good ? expires : std::min(expires, now);
}

// status_reports_2026-09-11T131452, as AWS's console names it.
std::string file_stem(base::Instant generated) {
  std::string time = base::to_iso8601(generated).substr(0, base::iso8601_size - 1);
  std::erase(time, ':');
  return "status_reports_" + time;
}

http::Response attachment(std::string content_type, const std::string& file_name) {
  http::Response response = guarded({.status = 200,
                                     .content_type = std::move(content_type),
                                     .headers = {},
                                     .body = {},
                                     .stream = {}});
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + file_name + "\""});
  return response;
}

// The stored bytes, a piece at a time: whoever reads slowly keeps no snapshot open.
http::BodyStream stream_of(store::Store& store, iam::AccountId account,
                           const report::Generation& generation) {
  const auto next = [&store, account, number = generation.number,
                     index = std::int64_t{0}]() mutable -> std::optional<std::string> {
    const auto piece = store.read(account, [&](const store::Tables& tables) {
      return tables.reports.piece(number, index++);
    });
    return piece ? *piece : std::nullopt;
  };
  return {.size = static_cast<std::size_t>(generation.size), .next = next};
}

// A page's word for what the API would say of the report.
std::string_view state_of(const std::optional<report::Generation>& newest,
                          const std::optional<report::Request>& requested, base::Instant now) {
  switch (report::report_state(newest, requested, now)) {
    case report::State::Complete:
      return "complete";
    case report::State::InProgress:
      return "inProgress";
    case report::State::Started:
      return newest ? "expired" : "none";
  }
  return {};
}

// The value of a parameter of the query; nullopt where there is none. What our pages ask for needs
// no percent signs.
std::optional<std::string_view> parameter(const Exchange& exchange, std::string_view name) {
  std::string_view rest = http::query_of(exchange.request.target);
  while (!rest.empty()) {
    const std::string_view each = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(each.size() + 1, rest.size()));
    if (each.starts_with(name) && each.substr(name.size()).starts_with('='))
      return each.substr(name.size() + 1);
  }
  return std::nullopt;
}

// The number of a report; nullopt where it is anything else.
std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, trouble] = std::from_chars(text.data(), end, number);
  return trouble == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

documents::Language language_of(const Exchange& exchange) {
  return parameter(exchange, "lang")
      .and_then(documents::parse_language)
      .value_or(documents::Language::English);
}

// The page is shown, not saved: it is for printing. It has no script and needs none.
http::Response page() {
  return guarded({.status = 200,
                  .content_type = "text/html; charset=utf-8",
                  .headers = {{"Content-Security-Policy",
                               "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                               "form-action 'none'; frame-ancestors 'none'"}},
                  .body = {},
                  .stream = {}});
}

// What a document is made of.
struct Source {
  std::string csv;
  const documents::ReportFacts& facts;
  documents::Language language;

  base::Result<documents::Report> report() const {
    return documents::Report{.facts = facts, .rows = TRY(report::read_csv(csv))};
  }
};

std::int64_t expired_passwords(const store::Tables& tables, base::Instant now,
                               std::chrono::days age) {
  std::int64_t count = 0;
  tables.credential_rows.for_each([&](const report::Row& row) {
    const bool has_expired = row.holder == report::Holder::User && row.password &&
                             row.password->last_changed + age <= now;
    count += has_expired ? 1 : 0;
    return store::Scan::GoOn;
  });
  return count;
}

constexpr long long longest_age = 1095;  // days; as UpdateAccountPasswordPolicy takes it

}  // namespace

// A document besides the report's own bytes, and how it is called when it is saved; one that is
// shown has no file.
struct ReportPages::Document {
  std::string_view name;
  std::string_view content_type;
  std::string_view file_end;
  base::Result<std::string> (*make)(const Source& source);
};

// clang-format off
constexpr ReportPages::Document ReportPages::all_documents[] = {
    {"credential-report-spreadsheet.csv", "text/csv; charset=utf-8", "_spreadsheet.csv",
     [](const Source& source) { return documents::spreadsheet_csv(source.csv); }},
    {"credential-report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx",
     [](const Source& source) -> base::Result<std::string> { return documents::report_workbook(TRY(source.report()), source.language); }},
    {"credential-report.html", "text/html; charset=utf-8", "",
     [](const Source& source) -> base::Result<std::string> { return documents::report_page(TRY(source.report()), source.language); }},
};
constexpr ReportPages::Document ReportPages::audit_document =
    {"credential-report-audit.json", "application/json", "",
     [](const Source& source) -> base::Result<std::string> { return audit_json(TRY(source.report()).rows, {.as_of = source.facts.generated}); }};
// clang-format on

Reply ReportPages::document(const Exchange& exchange, const auth::Caller& caller,
                            std::string_view name) const {
  const report::Generation generation =
      TRY(parameter(exchange, number_parameter) ? wanted_report(exchange, caller)
                                                : good_report(exchange, caller));
  const std::string stem = file_stem(generation.generated);
  if (name == "credential-report.csv") {
    http::Response response = attachment("text/csv; charset=utf-8", stem + ".csv");
    response.stream = stream_of(store_, caller.account, generation);
    return response;
  }
  const Document* const wanted = std::ranges::find(all_documents, name, &Document::name);
  if (wanted == std::end(all_documents))
    return base::fail(errors::no_such_page, "There is no such document.");
  http::Response response =
      wanted->file_end.empty()
          ? page()
          : attachment(std::string(wanted->content_type), stem + std::string(wanted->file_end));
  response.body = TRY(made(caller, generation, *wanted, language_of(exchange)));
  return response;
}

base::Result<std::string> ReportPages::made(const auth::Caller& caller,
                                            const report::Generation& generation,
                                            const Document& wanted,
                                            documents::Language language) const {
  const documents::ReportFacts facts{
      .account_id = to_string(caller.account),
      .account_alias = TRY(store_.read(
          caller.account, [](const store::Tables& tables) { return tables.settings.get().alias; })),
      .generated = generation.generated,
      .requester_arn = generation.requester_arn,
      .edition = std::string(to_string(generation.edition)),
      .sha256 = generation.sha256};
  // All that it depends on; a report is known by its number.
  const std::string known_as =
      facts.account_id + "/" + std::to_string(generation.number) + "/" + std::string(wanted.name) +
      "/" + std::to_string(std::to_underlying(language)) + "/" + facts.account_alias.value_or("");
  return maker_.document(known_as, [&]() -> base::Result<std::string> {
    return wanted.make({TRY(bytes_of(caller, generation)), facts, language});
  });
}

Reply ReportPages::facts(const Exchange& exchange, const auth::Caller& caller) const {
  TRY(authorize(exchange, caller, permission_to_read));
  const auto [newest, requested] = TRY(store_.read(caller.account, [](const store::Tables& tables) {
    return std::pair(tables.reports.newest(), tables.reports.requested());
  }));
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  writer("state", state_of(newest, requested, exchange.now));
  writer("now", base::to_iso8601(exchange.now));
  if (newest) {
    writer("number", static_cast<long long>(newest->number));
    writer("generatedAt", base::to_iso8601(newest->generated));
    writer("nextPossibleAt", base::to_iso8601(next_possible(*newest, exchange.now)));
    writer("requestedBy", newest->requester_arn);
    writer("sha256", newest->sha256);
    writer("edition", report::to_string(newest->edition));
    writer("users", static_cast<long long>(newest->users));
    writer("size", static_cast<long long>(newest->size));
  }
  writer.close();
  return json_reply(std::move(text));
}

Reply ReportPages::audit(const Exchange& exchange, const auth::Caller& caller) const {
  const report::Generation generation = TRY(wanted_report(exchange, caller));
  return json_reply(TRY(made(caller, generation, audit_document, documents::Language::English)));
}

Reply ReportPages::password_policy_preview(const Exchange& exchange,
                                           const auth::Caller& caller) const {
  TRY(authorize(exchange, caller, permission_to_read));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const auto age = body.number("maxPasswordAge");
  if (age && (*age < 1 || *age > longest_age))
    return base::fail(errors::malformed_request,
                      "The member 'maxPasswordAge' must be a number of days from 1 to 1095.");
  const std::int64_t expired =
      age ? TRY(store_.read(
                caller.account,
                [&](const store::Tables& tables) {
                  return expired_passwords(tables, exchange.now,
                                           std::chrono::days{static_cast<int>(*age)});
                },
                store::Reading::Long))
          : 0;
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  writer("expired", static_cast<long long>(expired));
  writer.close();
  return json_reply(std::move(text));
}

base::Result<report::Generation> ReportPages::good_report(const Exchange& exchange,
                                                          const auth::Caller& caller) const {
  TRY(authorize(exchange, caller, permission_to_read));
  const auto [newest, requested] = TRY(store_.read(caller.account, [](const store::Tables& tables) {
    return std::pair(tables.reports.newest(), tables.reports.requested());
  }));
  switch (report::report_state(newest, requested, exchange.now)) {
    case report::State::Complete:
      return *newest;
    case report::State::InProgress:
      return base::fail(iam::errors::report_in_progress, "A report is being generated.");
    case report::State::Started:
      break;
  }
  return base::fail(newest ? iam::errors::report_expired : iam::errors::report_not_present,
                    newest ? "The report is older than four hours, or dated in the future."
                           : "There is no report.");
}

base::Result<report::Generation> ReportPages::wanted_report(const Exchange& exchange,
                                                            const auth::Caller& caller) const {
  const auto number = parameter(exchange, number_parameter).and_then(parse_number);
  if (!number)
    return base::fail(errors::malformed_request,
                      "The parameter 'number' must be the number of a report.");
  const auto [wanted, newest] = TRY(store_.read(caller.account, [&](const store::Tables& tables) {
    return std::pair(tables.reports.find(*number), tables.reports.newest());
  }));
  // Nobody learns without a permission which reports there are.
  const bool is_served = newest && newest->number == *number &&
                         report::report_state(newest, {}, exchange.now) == report::State::Complete;
  TRY(authorize(exchange, caller, is_served ? permission_to_read : permission_to_read_past_ones));
  if (!wanted)
    return base::fail(iam::errors::no_such_entity, "There is no report of that number.");
  return *wanted;
}

base::Result<std::string> ReportPages::bytes_of(const auth::Caller& caller,
                                                const report::Generation& generation) const {
  std::string bytes;
  const http::BodyStream stream = stream_of(store_, caller.account, generation);
  while (bytes.size() < stream.size) {
    const auto piece = stream.next();
    if (!piece)  // the report was removed meanwhile
      return base::fail(iam::errors::service_failure, {}, "pieces of the report are missing");
    bytes += *piece;
  }
  return bytes;
}

}  // namespace rollcall::signin
