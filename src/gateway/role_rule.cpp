#include "gateway/role_rule.h"

#include <algorithm>

#include "auth/permission/authorize_all.h"
#include "auth/permission/context.h"
#include "base/ascii.h"
#include "gateway/words.h"
#include "iam/errors.h"

namespace rollcall::gateway {
namespace {

// All buckets and objects begin with it. A deny of a single one counts: the service that is told of
// the role will not ask about any.
constexpr std::string_view everything = "arn:aws:s3:::";

bool is_role_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '_' || c == '-' || c == '.';
  });
}

}  // namespace

base::Result<RoleRule> parse_role_rule(std::string_view text) {
  const std::size_t equals = text.find('=');
  RoleRule rule{.role = std::string(text.substr(0, equals)), .actions = {}};
  if (equals != std::string_view::npos)
    for (const std::string_view action : words(text.substr(equals + 1), ','))
      rule.actions.emplace_back(action);
  const bool is_good = is_role_name(rule.role) && !rule.actions.empty() &&
                       std::ranges::all_of(rule.actions, is_action_name);
  if (is_good)
    return rule;
  return base::fail(iam::errors::validation_error,
                    "'" + std::string(text) +
                        "' is not ROLE=ACTION,ACTION…, such as reader=s3:GetObject,s3:ListBucket");
}

std::vector<RoleRule> default_role_rules() {
  return {{"swiftoperator",
           {"s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetObject", "s3:CreateBucket",
            "s3:DeleteBucket", "s3:PutObject", "s3:DeleteObject"}},
          {"swiftreader", {"s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetObject"}}};
}

std::vector<std::string> roles_of(const auth::Caller& caller, const auth::RequestFacts& facts,
                                  const std::vector<RoleRule>& rules) {
  const policy::Context context =
      caller.policies.ask_for_context ? auth::context_of(caller, facts) : policy::Context();
  policy::Budget budget;
  const auto is_allowed = [&](const std::string& action) {
    return policy::is_allowed(
        auth::decide_all_below(caller, {action, everything, context}, budget));
  };
  std::vector<std::string> roles;
  for (const RoleRule& rule : rules)
    if (std::ranges::all_of(rule.actions, is_allowed))
      roles.push_back(rule.role);
  return roles;
}

}  // namespace rollcall::gateway
