#include "signin/report_audit.h"

#include <optional>
#include <string_view>
#include <vector>

#include "api/json_writer.h"
#include "audit/credentials.h"
#include "audit/page_controls.h"
#include "report/column_table.h"

namespace rollcall::signin {
namespace {

struct SentenceShape {
  std::string english;
  std::string japanese;

  void fields(auto& field) const {
    field("en", english);
    field("ja", japanese);
  }
};

SentenceShape shape_of(const audit::Sentence& sentence, base::Seconds limit) {
  return {audit::with_days(sentence.english, limit), audit::with_days(sentence.japanese, limit)};
}

struct ControlShape {
  const audit::Control& control;
  base::Seconds limit;
  std::optional<audit::Tally> tally = {};

  void fields(auto& field) const {
    field("id", control.id);
    field("topic", to_string(control.topic));
    field("severity", to_string(control.severity));
    field("title", shape_of(control.title, limit));
    field("advice", shape_of(control.advice, limit));
    if (control.limit) {
      field("limitName", control.limit->name);
      field("limitSeconds", static_cast<long long>(limit.count()));
    }
    if (tally) {
      field("users", static_cast<long long>(tally->users));
      field("credentials", static_cast<long long>(tally->credentials));
    }
  }
};

// The numbers that slots have in the report: 0 is the password, and of the user as a whole there is
// none.
std::optional<int> number_of(audit::Slot slot) {
  switch (slot) {
    case audit::Slot::Account:
    case audit::Slot::User:
    case audit::Slot::Certificate1:
    case audit::Slot::Certificate2:
      return std::nullopt;
    case audit::Slot::Password:
      return 0;
    case audit::Slot::AccessKey1:
      return 1;
    case audit::Slot::AccessKey2:
      return 2;
  }
  return std::nullopt;
}

struct CredentialShape {
  audit::Credential credential;

  void fields(auto& field) const {
    field("slot", number_of(credential.slot));
    field("isActive", credential.is_active);
    field("wasUsed", credential.was_used);
    field("since", credential.set.at);
    field("idleSince", credential.idle.at);
  }
};

struct FindingShape {
  audit::Finding finding;

  void fields(auto& field) const {
    field("control", finding.control->id);
    field("slot", number_of(finding.slot));
    field("column", finding.column());
    field("value", finding.value);
    if (finding.verdict.since_column)
      field("countedFrom", report::column_names[*finding.verdict.since_column]);
    if (finding.age)
      field("ageSeconds", static_cast<long long>(finding.age->count()));
  }
};

struct UserShape {
  std::string_view user;
  bool can_sign_in;
  std::vector<CredentialShape> credentials = {};
  std::vector<FindingShape> findings = {};

  void fields(auto& field) const {
    field("user", user);
    field("canSignIn", can_sign_in);
    field("credentials", credentials);
    field("findings", findings);
  }
};

UserShape shape_of(const report::OwnedRow& row, const std::vector<audit::Finding>& findings) {
  UserShape shape{.user = row.user, .can_sign_in = audit::can_sign_in(row)};
  for (const audit::Credential& credential : audit::credentials_of(row))
    shape.credentials.push_back({credential});
  for (const audit::Finding& finding : findings)
    if (finding.status() == audit::Status::Fail)
      shape.findings.push_back({finding});
  return shape;
}

}  // namespace

std::string controls_json() {
  std::vector<ControlShape> controls;
  for (const audit::Control* control : audit::page_controls())
    controls.push_back({*control, audit::limit_of(*control, {})});
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  writer("controls", controls);
  writer.close();
  return text;
}

std::string audit_json(std::span<const report::OwnedRow> rows, audit::Terms terms) {
  terms.controls = audit::page_controls();
  audit::Auditor auditor(terms);
  audit::Tallies tallies(auditor.controls());
  std::vector<UserShape> users;
  for (const report::OwnedRow& row : rows) {
    const auto findings = auditor.judge({row});
    tallies.add(findings);
    UserShape shape = shape_of(row, findings);
    if (shape.can_sign_in || !shape.credentials.empty() || !shape.findings.empty())
      users.push_back(std::move(shape));
  }
  std::vector<ControlShape> controls;
  for (const audit::Tally& tally : tallies.all())
    controls.push_back({*tally.control, audit::limit_of(*tally.control, terms), tally});
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  writer("asOf", terms.as_of);
  writer("controls", controls);
  writer("users", users);
  writer.close();
  return text;
}

}  // namespace rollcall::signin
