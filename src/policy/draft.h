#pragma once
// A policy document as it was written: its members have the right names and types, and nothing else
// is promised yet. checks.h says what must be true of it beyond that.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/document.h"
#include "policy/parse.h"

namespace rollcall::policy {

// The version of the language that knows variables. Managed policies must have it.
inline constexpr std::string_view newest_version = "2012-10-17";

// Whether a member is there at all, whatever is in it.
enum class Presence { Missing, Present };

// What a statement names of actions, resources or principals. A missing member and an empty one are
// mostly the same to IAM.
struct DraftList {
  Presence presence = Presence::Missing;
  Sense sense = Sense::Listed;
  std::vector<std::string> texts = {};
};

struct DraftPrincipals {
  Presence presence = Presence::Missing;
  PrincipalList list = {};  // read for trust policies only
};

struct DraftCondition {
  Comparison comparison;
  std::string key;
  std::vector<std::string> values;
};

struct DraftStatement {
  std::string sid;
  std::string effect;  // Allow or Deny, in any case
  DraftPrincipals principals;
  DraftList actions;
  DraftList resources;
  std::vector<DraftCondition> conditions;
  Place begin;
  Place end;
};

struct Draft {
  std::optional<std::string> version;  // one that exists
  std::vector<DraftStatement> statements;
};

// MalformedPolicyDocument, "Syntax errors in policy.", for what is not JSON or has not the
// structure of a policy.
base::Result<Draft> read_draft(std::string_view document, DocumentKind kind);

}  // namespace rollcall::policy
