#pragma once
// A request's target taken apart and decoded, where every program on the way reads it alike. What
// two of them could understand in two ways is nothing here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::gateway {

struct Parameter {
  std::string name;
  std::string value;  // empty also where there is no "="
};

struct PlainTarget {
  std::vector<std::string> parts;  // of the path: "/a/b/" is "a", "b", ""
  std::vector<Parameter> parameters;
};

// nullopt for what some service would take for something else: "." and "..", also with a parameter
// behind ("..;"), empty parts, escaped slashes, backslashes, NUL, all of these also under several
// escapes ("%252e"), escapes that are none, what is not UTF-8 or was not escaped though it had to
// be, a ";" that could separate, parameters without a name.
std::optional<PlainTarget> plain_target(std::string_view target);

}  // namespace rollcall::gateway
