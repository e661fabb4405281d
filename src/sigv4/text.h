#pragma once
// The few things that the steps do with text: blanks of header values, parameters of a query, and
// repeating a caller's words in a message.

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::sigv4 {

// A blank of a header value: a space, a tab, or what is left of a folded line.
constexpr bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The text without the blanks around it.
std::string_view trim(std::string_view text);

// The caller's words with everything but printable ASCII made "?", for a header may hold bytes that
// no answer can.
std::string printable(std::string_view text);

// Whether a list of signed headers, "host;x-amz-date", has this one.
bool is_listed(std::string_view name, std::string_view signed_headers);

// One parameter of a query as it was sent, not decoded.
struct RawParameter {
  std::string_view name;
  std::string_view value;  // empty also where there is no "="
};

std::vector<RawParameter> split_query(std::string_view query);

// The name or value of a parameter as whoever reads it will understand it; as it was sent where an
// escape is none.
std::string decode_parameter(std::string_view text);

}  // namespace rollcall::sigv4
