#include "policy/denial.h"

#include <cassert>

namespace rollcall::policy {
namespace {

// With the article that stands before it in a sentence.
struct KindWords {
  std::string_view one;
  std::string_view none;
};

KindWords words_of(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::IdentityBased:
      return {"an identity-based policy", "no identity-based policy"};
    case PolicyKind::PermissionsBoundary:
      return {"a permissions boundary", "no permissions boundary"};
    case PolicyKind::Session:
      return {"a session policy", "no session policy"};
  }
  return {};
}

std::string reason(std::string_view action, const Decision& decision) {
  const KindWords words = words_of(decision.decided_by);
  switch (decision.outcome) {
    case Outcome::ExplicitDeny:
      return " with an explicit deny in " + std::string(words.one);
    case Outcome::ImplicitDeny:
      return " because " + std::string(words.none) + " allows the " + std::string(action) +
             " action";
    case Outcome::TooCostly:
      return " because the policies that apply take too long to evaluate";
    case Outcome::Allow:
      break;
  }
  return {};
}

}  // namespace

std::string denial_message(std::string_view principal_arn, std::string_view action,
                           std::string_view resource, const Decision& decision) {
  assert(!is_allowed(decision));
  return denial_message(principal_arn, action, resource) + reason(action, decision);
}

std::string denial_message(std::string_view principal_arn, std::string_view action,
                           std::string_view resource) {
  std::string message = "User: ";
  message.append(principal_arn);
  message.append(" is not authorized to perform: ").append(action);
  return message.append(" on resource: ").append(resource);
}

}  // namespace rollcall::policy
