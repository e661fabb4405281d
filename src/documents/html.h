#pragma once
// Writing HTML by hand, with everything that comes from outside escaped.

#include <string>
#include <string_view>

namespace rollcall::documents {

// The text with &, <, > and both quotes as entities.
std::string escaped(std::string_view text);

// <name>text</name>
std::string element(std::string_view name, std::string_view text);

}  // namespace rollcall::documents
