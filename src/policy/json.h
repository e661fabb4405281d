#pragma once
// A JSON text as a tree of plain data, read strictly: UTF-8, no comment, no byte order mark, no
// name twice in one object and no nesting without end. The library that reads it stays behind
// json.cpp.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::policy {

// How many arrays and objects may stand in one another. A policy needs six.
inline constexpr std::size_t deepest_json = 32;

struct Json {
  enum class Kind { Null, Boolean, Number, String, Array, Object };

  Kind kind = Kind::Null;
  std::string text = {};                // of a String, a Number or a Boolean
  std::vector<std::string> names = {};  // of an Object's elements, in the order of the text
  std::vector<Json> elements = {};      // of an Array or an Object
  // Of an Array or an Object: the bytes of the text up to and with its first and its last bracket.
  // Of a String, the end alone: up to and with its last quote.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// nullopt if the text is not JSON, or not as strict as that.
std::optional<Json> read_json(std::string_view text);

// The element of that name, or nullptr.
const Json* find_member(const Json& object, std::string_view name);

}  // namespace rollcall::policy
