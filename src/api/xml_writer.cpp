#include "api/xml_writer.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/utf8.h"

namespace rollcall::api {
namespace {

// What stands for a sign that XML would misread; empty for one that stands for itself.
constexpr std::string_view replacement(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "&#13;";
    case '\t':
    case '\n':
      return {};
    default:
      return static_cast<unsigned char>(c) < 0x20 ? "?" : std::string_view();
  }
}

// Signs of ASCII that stand for themselves, which is nearly all there is: one look for each.
constexpr auto plain_signs = [] {
  std::array<bool, 256> plain{};
  for (std::size_t sign = 0; sign < 0x80; ++sign)
    plain[sign] = replacement(static_cast<char>(sign)).empty();
  return plain;
}();

bool is_plain(char c) { return plain_signs[static_cast<unsigned char>(c)]; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Whether XML 1.0 can hold all of what is beyond ASCII. Section 2.2, "Characters".
bool is_clean(std::string_view text) {
  while (!text.empty()) {
    const auto point = base::take_code_point(text);
    if (!point || *point == 0xFFFE || *point == 0xFFFF)
      return false;
  }
  return true;
}

// The text with a question mark in place of what is not clean.
std::string cleaned(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const std::string_view rest = text;
    if (!base::take_code_point(text))
      text.remove_prefix(1);
    const std::string_view sign = rest.substr(0, rest.size() - text.size());
    clean.append(is_clean(sign) ? sign : "?");
  }
  return clean;
}

}  // namespace

// Runs of plain signs, which is nearly everything, are copied whole.
void append_xml_escaped(std::string& out, std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) {
    out.append(text);
    return;
  }
  if (!std::ranges::all_of(text, is_ascii) && !is_clean(text))
    return append_xml_escaped(out, cleaned(text));
  while (true) {
    const auto special = std::ranges::find_if(text, [](char c) { return !replacement(c).empty(); });
    const auto plain = static_cast<std::size_t>(special - text.begin());
    out.append(text.substr(0, plain));
    if (plain == text.size())
      return;
    out.append(replacement(text[plain]));
    text.remove_prefix(plain + 1);
  }
}

void XmlWriter::tag(std::string_view opening, std::string_view name) {
  out_.append(opening).append(name).push_back('>');
}

void XmlWriter::operator()(std::string_view name, std::string_view text) {
  open(name);
  append_xml_escaped(out_, text);
  close(name);
}

void XmlWriter::operator()(std::string_view name, bool flag) {
  (*this)(name, std::string_view(flag ? "true" : "false"));
}

void XmlWriter::operator()(std::string_view name, long long number) {
  (*this)(name, std::string_view(std::to_string(number)));
}

void XmlWriter::operator()(std::string_view name, base::Instant instant) {
  (*this)(name, std::string_view(base::to_iso8601(instant)));
}

void XmlWriter::operator()(std::string_view name, const Blob& blob) {
  open(name);
  base::append_base64(out_, blob.bytes);
  close(name);
}

void XmlWriter::operator()(std::string_view name, const EncodedDocument& document) {
  open(name);
  base::append_percent_encoded(out_, document.text);
  close(name);
}

void XmlWriter::operator()(std::string_view name, const Base64Pieces& pieces) {
  open(name);
  insertion_ = Insertion{out_.size(), pieces};
  close(name);
}

void XmlWriter::operator()(std::string_view name, const Entries& map) {
  open(name);
  for (const auto& [key, value] : map.entries) {
    open("entry");
    (*this)("key", key);
    (*this)("value", value);
    close("entry");
  }
  close(name);
}

}  // namespace rollcall::api
