#pragma once
// Which permissions a request asks for, as a configuration says it: "GET,HEAD /{bucket}/{key*}
// s3:GetObject arn:aws:s3:::{bucket}/{key}". Here a rule is read; what it says of a request is
// asked of asked_permissions.h.

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

struct ParameterPattern {
  enum class Kind {
    Bare,      // "acl": there, without a value
    Filled,    // "versionId=*": there, with some value
    Exact,     // "list-type=2"
    Optional,  // "[partNumber]": there or not, with any value
  };
  Kind kind = Kind::Bare;
  std::string name;
  std::string value;  // of Exact
};

// A path and its query: "/{bucket}[/]?acl".
struct TargetPattern {
  enum class End { AsItIs, SlashWelcome };  // "[/]": one more slash means the same
  enum class Others { Refused, Welcome };   // "?*": parameters that are not named
  std::vector<PathPart> path;
  End end = End::AsItIs;
  std::vector<ParameterPattern> parameters;
  Others others = Others::Refused;
};

// With {names} in both. "{*}" at the end of a resource stands for whatever may stand there, all of
// which is asked for.
struct PermissionTemplate {
  std::string action;
  std::string resource;
};

// A header that a request may have, and what it asks for in addition if it does.
struct HeaderPattern {
  std::string name;                    // in small letters; "x-amz-grant-*": all that begin so
  std::optional<TargetPattern> value;  // of a header that names something: x-amz-copy-source
  std::vector<PermissionTemplate> permissions;
};

struct ActionRule {
  std::vector<std::string> methods;  // empty: every method
  TargetPattern target;
  std::vector<PermissionTemplate> permissions;  // at least one
  std::vector<HeaderPattern> headers;
};

// ValidationError for what is no rule, or names in action or resource what is not known.
base::Result<ActionRule> parse_action_rule(std::string_view text);

// The rules of a file: one in a line, and in those below it that begin with a blank. What stands
// behind "#" is for people.
base::Result<std::vector<ActionRule>> parse_action_rules(std::string_view text);

// Names that stand for something in every rule, whatever its path.
inline constexpr std::string_view request_names[] = {"service", "region", "account", "method",
                                                     "Method"};

// At the end of a resource: everything that begins with what stands before.
inline constexpr std::string_view everything_below = "{*}";

// Calls `use` with each {name} of a template, and `keep` with what stands between. False where a
// brace is not closed.
bool walk(std::string_view text, auto use, auto keep) {
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    keep(text.substr(0, brace));
    if (brace == std::string_view::npos)
      return true;
    const std::size_t end = text.find('}', brace);
    if (end == std::string_view::npos)
      return false;
    use(text.substr(brace + 1, end - brace - 1));
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace rollcall::gateway
