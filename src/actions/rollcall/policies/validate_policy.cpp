// ValidatePolicy: everything that is wrong with a policy document, with places, where the actions
// that store one say the first thing alone. AWS has it in IAM Access Analyzer, whose protocol is
// not spoken here; its members are named as there. Needs no permission: who asks brings it all.
#include "api/action.h"
#include "iam/names.h"
#include "iam/policy_type.h"
#include "policy/findings.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyDocument policy_document;
  std::optional<iam::PolicyType> policy_type;

  void fields(auto& field) {
    field("PolicyDocument", policy_document);
    field("PolicyType", policy_type);
  }
};

struct PositionShape {
  int line;
  int column;
  int offset;

  void fields(auto& field) const {
    field("Line", line);
    field("Column", column);
    field("Offset", offset);
  }
};

struct SpanShape {
  PositionShape start;
  PositionShape end;

  void fields(auto& field) const {
    field("Start", start);
    field("End", end);
  }
};

struct LocationShape {
  SpanShape span;

  void fields(auto& field) const { field("Span", span); }
};

struct FindingShape {
  std::string finding_type;
  std::string issue_code;
  std::string finding_details;
  std::vector<std::string> expected;
  std::vector<LocationShape> locations;

  void fields(auto& field) const {
    field("FindingType", finding_type);
    field("IssueCode", issue_code);
    field("FindingDetails", finding_details);
    field("Expected", expected);
    field("Locations", locations);
  }
};

struct Response {
  std::vector<FindingShape> findings;

  void fields(auto& field) const { field("Findings", findings); }
};

policy::DocumentKind kind_of(iam::PolicyType type) {
  switch (type) {
    case iam::PolicyType::Inline:
      return policy::DocumentKind::Identity;
    case iam::PolicyType::Managed:
      return policy::DocumentKind::Managed;
    case iam::PolicyType::Session:
      return policy::DocumentKind::Session;
    case iam::PolicyType::Trust:
      return policy::DocumentKind::Trust;
  }
  return policy::DocumentKind::Identity;
}

PositionShape shape_of(const policy::Position& position) {
  return {static_cast<int>(position.place.line), static_cast<int>(position.place.column),
          static_cast<int>(position.offset)};
}

FindingShape shape_of(const policy::Finding& finding) {
  const policy::Complaint& complaint = finding.complaint;
  return {.finding_type = "ERROR",
          .issue_code = std::string(complaint.issue->code),
          .finding_details = std::string(complaint.issue->sentence),
          .expected = complaint.expected,
          .locations = {{{shape_of(finding.begin), shape_of(finding.end)}}}};
}

api::Result<Response> run(const api::View&, const Request& request) {
  const auto type = request.policy_type.value_or(iam::PolicyType::Inline);
  Response response;
  for (const policy::Finding& finding :
       policy::findings_in(request.policy_document.value(), kind_of(type)))
    response.findings.push_back(shape_of(finding));
  return response;
}

}  // namespace

extern const api::Action validate_policy = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "ValidatePolicy",
    .access = api::Access::Read,
    .reading = api::Reading::Long,
    .run = run,
};

}  // namespace rollcall::actions
