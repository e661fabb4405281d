#pragma once
// A policy document as it was written: its members have the right names and types, and nothing else
// is promised yet. checks.h says what must be true of it beyond that.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/document.h"

namespace rollcall::policy {

// What a statement names of actions or of resources. A missing member and an empty one are the same
// to IAM.
struct DraftList {
  Sense sense = Sense::Listed;
  std::vector<std::string> texts;
};

enum class PrincipalMember { Missing, Present };

struct DraftStatement {
  std::string sid;
  std::string effect;  // Allow or Deny, in any case
  PrincipalMember principal = PrincipalMember::Missing;
  DraftList actions;
  DraftList resources;
  std::vector<Condition> conditions;
};

struct Draft {
  std::optional<std::string> version;  // one that exists
  std::vector<DraftStatement> statements;
};

// MalformedPolicyDocument, "Syntax errors in policy.", for what is not JSON or has not the
// structure of a policy.
base::Result<Draft> read_draft(std::string_view document);

}  // namespace rollcall::policy
