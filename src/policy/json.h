#pragma once
// A JSON text as a tree of plain data, read strictly: UTF-8, no comment, no byte order mark, no
// name twice in one object and no nesting without end. The library that reads it stays behind
// json.cpp.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/span.h"

namespace rollcall::policy {

// How many arrays and objects may stand in one another. A policy needs six.
inline constexpr std::size_t deepest_json = 32;

struct Json {
  enum class Kind { Null, Boolean, Number, String, Array, Object };

  Kind kind = Kind::Null;
  std::string text = {};                // of a String, a Number or a Boolean
  std::vector<std::string> names = {};  // of an Object's elements, in the order of the text
  std::vector<Json> elements = {};      // of an Array or an Object
  std::vector<Span> name_spans = {};    // of the names, with their quotes
  Span span = {};                       // with quotes or brackets
};

// Why a text is not read.
struct JsonFault {
  enum class Kind { Syntax, NameTwice, TooDeep };

  Kind kind;
  Span span;
  std::vector<std::string_view> expected = {};  // what may stand there: signs, or a word in <>
};

struct JsonReading {
  std::optional<Json> json;  // also where names that stand twice are all that is wrong
  std::vector<JsonFault> faults;
};

// Names that stand twice are all told; of anything else there is one fault, the first.
JsonReading read_json_and_faults(std::string_view text);

// nullopt if the text is not JSON, or not as strict as that.
std::optional<Json> read_json(std::string_view text);

// The element of that name, or nullptr.
const Json* find_member(const Json& object, std::string_view name);

}  // namespace rollcall::policy
