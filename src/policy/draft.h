#pragma once
// A policy document as it was written: its members have the right names and types, and nothing else
// is promised yet. checks.h says what must be true of it beyond that.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/complaint.h"
#include "policy/document.h"
#include "policy/parse.h"

namespace rollcall::policy {

// The version of the language that knows variables. Managed policies must have it.
inline constexpr std::string_view newest_version = "2012-10-17";

// Whether a member is there at all, whatever is in it; unreadable where that is not of its type.
enum class Presence { Missing, Present, Unreadable };

struct DraftText {
  std::string text;
  Span span = {};
};

// What a statement names of actions or resources. A missing member and an empty one are mostly the
// same to IAM.
struct DraftList {
  Presence presence = Presence::Missing;
  Sense sense = Sense::Listed;
  std::vector<DraftText> texts = {};
  Span name = {};  // where the member's name stands, if it is there
};

struct DraftPrincipals {
  Presence presence = Presence::Missing;
  PrincipalList list = {};       // read for trust policies only
  std::vector<Span> spans = {};  // of each of the list
  Span name = {};
};

struct DraftCondition {
  Comparison comparison;
  std::string key;
  std::vector<DraftText> values;
};

struct DraftStatement {
  DraftText sid;
  DraftText effect;  // Allow or Deny, in any case; empty if it cannot be read
  DraftPrincipals principals;
  DraftList actions;
  DraftList resources;
  std::vector<DraftCondition> conditions;
  Span bracket;  // with which it begins
  Place begin;
  Place end;
};

struct Draft {
  std::optional<DraftText> version;  // one that exists
  Span bracket;
  std::vector<DraftStatement> statements;
};

// A draft, and what is wrong with its structure: "Syntax errors in policy." Where something is, the
// draft has what could be read all the same.
struct DraftReading {
  Draft draft;
  Complaints complaints;
};

DraftReading read_draft(std::string_view document, DocumentKind kind);

}  // namespace rollcall::policy
