#pragma once
// What is wrong with a document: which rule it breaks, where, what IAM says of it, and what may
// stand there. All that is found is told, so that whoever writes a policy mends it at once.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "policy/span.h"

namespace rollcall::policy {

// A rule that a document can break: a name that does not change, and the rule in a sentence.
struct Issue {
  std::string_view code;
  std::string_view sentence;
};

// Names as IAM Access Analyzer has for the like of them.
namespace issues {
// clang-format off
inline constexpr Issue json_syntax        {"JSON_SYNTAX_ERROR",               "This is not JSON."};
inline constexpr Issue name_twice         {"DUPLICATE_KEYS",                  "This member stands twice in one object."};
inline constexpr Issue too_deep           {"NESTING_TOO_DEEP",                "Brackets stand in one another deeper than in any policy."};
inline constexpr Issue data_type          {"DATA_TYPE_MISMATCH",              "This is not of the type that stands here."};
inline constexpr Issue unknown_element    {"INVALID_POLICY_ELEMENT",          "There is no such element."};
inline constexpr Issue both_elements      {"UNSUPPORTED_ELEMENT_COMBINATION", "An element and its opposite cannot stand in one statement."};
inline constexpr Issue prohibited_element {"UNSUPPORTED_ELEMENT",             "This element does not stand in a policy of this type."};
inline constexpr Issue version            {"INVALID_VERSION",                 "There is no such version of the policy language, or none that may stand here."};
inline constexpr Issue missing_statement  {"MISSING_STATEMENT",               "There is no statement."};
inline constexpr Issue missing_effect     {"MISSING_EFFECT",                  "A statement says whether it allows or denies."};
inline constexpr Issue missing_action     {"MISSING_ACTION",                  "A statement names at least one action."};
inline constexpr Issue missing_resource   {"MISSING_RESOURCE",                "A statement names at least one resource."};
inline constexpr Issue missing_principal  {"MISSING_PRINCIPAL",               "A statement of a trust policy names at least one principal."};
inline constexpr Issue effect             {"INVALID_EFFECT",                  "An effect is Allow or Deny, written so."};
inline constexpr Issue statement_id       {"INVALID_SID",                     "A statement id has letters and digits and nothing else."};
inline constexpr Issue statement_id_twice {"UNIQUE_SIDS_REQUIRED",            "A statement id stands once in a policy."};
inline constexpr Issue action             {"INVALID_ACTION",                  "An action is a service, a colon and a name, or a pattern of these."};
inline constexpr Issue trust_action       {"UNSUPPORTED_ACTION",              "A trust policy speaks of assuming roles alone."};
inline constexpr Issue resource           {"INVALID_RESOURCE",                "A resource is *, or an ARN of this partition that can match something."};
inline constexpr Issue condition_operator {"INVALID_CONDITION_OPERATOR",      "There is no such condition operator."};
inline constexpr Issue condition_value    {"TYPE_MISMATCH",                   "This operator cannot compare such a value."};
inline constexpr Issue principal_type     {"INVALID_PRINCIPAL_KEY",           "There is no such type of principal."};
inline constexpr Issue principal          {"INVALID_PRINCIPAL_FORMAT",        "This cannot be a principal of its type."};
// clang-format on
}  // namespace issues

struct Complaint {
  const Issue* issue;
  Span span;
  std::string message;                     // IAM's own words
  std::vector<std::string> expected = {};  // what may stand there: a text, or a kind of it in <>
};

// More would not be read, and a hostile document could have any number of them.
inline constexpr std::size_t most_complaints = 100;

// In the order in which IAM looks: the first is its answer.
class Complaints {
 public:
  void add(Complaint complaint) {
    if (list_.size() < most_complaints)
      list_.push_back(std::move(complaint));
  }
  void add_all(Complaints others) {
    for (Complaint& complaint : others.list_)
      add(std::move(complaint));
  }

  const std::vector<Complaint>& list() const { return list_; }
  bool empty() const { return list_.empty(); }

 private:
  std::vector<Complaint> list_;
};

}  // namespace rollcall::policy
