#pragma once
// Which permission a request asks for, by rules of the configuration: "GET,HEAD /{bucket}/{key*}
// s3:GetObject arn:aws:s3:::{bucket}/{key}".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rollcall::gateway {

// One part of a path between two slashes: itself, or anything under a name.
struct PathPart {
  enum class Kind { Text, Any, Rest };  // Rest takes all that is left, slashes and all
  Kind kind = Kind::Text;
  std::string text;  // or the name
};

struct ActionRule {
  std::vector<std::string> methods;  // empty: every method
  std::vector<PathPart> path;
  std::string parameter;  // that the query must have; empty: any query will do
  std::string action;     // with {names} in it
  std::string resource;   // likewise
};

// ValidationError for what is no rule, or names in action or resource what is not known.
base::Result<ActionRule> parse_action_rule(std::string_view text);

// What a rule can ask of a request.
struct SignedRequest {
  std::string_view method;
  std::string_view target;
  std::string_view service;
  std::string_view region;
  std::string_view account;  // of the caller
};

struct AskedAction {
  std::string action;
  std::string resource;
};

// What the first rule says that the request is like. nullopt where none is, or where the service
// behind could understand the path in another way than we do: with "." or "..", with empty parts or
// with an escaped slash in it, or with escapes that are none.
std::optional<AskedAction> asked_action(const std::vector<ActionRule>& rules,
                                        const SignedRequest& request);

}  // namespace rollcall::gateway
