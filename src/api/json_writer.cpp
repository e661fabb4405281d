#include "api/json_writer.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/utf8.h"

namespace rollcall::api {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

constexpr bool needs_escape(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

// Signs of ASCII that stand for themselves, which is nearly all there is: one look for each.
constexpr auto plain_signs = [] {
  std::array<bool, 256> plain{};
  for (std::size_t sign = 0; sign < 0x80; ++sign)
    plain[sign] = !needs_escape(static_cast<char>(sign));
  return plain;
}();

bool is_plain(char c) { return plain_signs[static_cast<unsigned char>(c)]; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void append_escaped(std::string& out, char c) {
  if (c == '"' || c == '\\') {
    out.push_back('\\');
    out.push_back(c);
    return;
  }
  out.append("\\u00");
  out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
  out.push_back(hex[static_cast<unsigned char>(c) & 15]);
}

}  // namespace

// Runs of plain signs, which is nearly everything, are copied whole.
void append_json_string(std::string& out, std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) {
    out.append("\"").append(text).append("\"");
    return;
  }
  if (!std::ranges::all_of(text, is_ascii) && !base::is_utf8(text))
    return append_json_string(out, base::to_utf8(text));
  out.push_back('"');
  while (true) {
    const auto special = std::ranges::find_if(text, needs_escape);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    out.append(text.substr(0, plain));
    if (plain == text.size())
      break;
    append_escaped(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out.push_back('"');
}

void JsonWriter::separate() {
  if (!first_)
    out_.push_back(',');
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_.push_back(':');
}

void JsonWriter::begin(char bracket) {
  out_.push_back(bracket);
  first_ = true;
}

void JsonWriter::end(char bracket) {
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::value(const Blob& blob) {
  out_.push_back('"');
  base::append_base64(out_, blob.bytes);
  out_.push_back('"');
}

void JsonWriter::value(const EncodedDocument& document) {
  out_.push_back('"');
  base::append_percent_encoded(out_, document.text);
  out_.push_back('"');
}

void JsonWriter::value(const Base64Pieces& pieces) {
  out_.push_back('"');
  insertion_ = Insertion{out_.size(), pieces};
  out_.push_back('"');
}

void JsonWriter::value(const Entries& map) {
  begin('{');
  for (const auto& [name, number] : map.entries)
    (*this)(name, number);
  end('}');
}

}  // namespace rollcall::api
