#include "sigv4/canonical_request.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/encoding.h"
#include "crypto/hash.h"
#include "sigv4/authorization.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

// Calls `use` with each of the pieces between separators, in order.
template <typename Use>
void for_each_piece(std::string_view text, char separator, Use use) {
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    use(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// The segments that are left of a path when "." and ".." have had their way.
std::vector<std::string_view> normal_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  for_each_piece(path, '/', [&kept](std::string_view segment) {
    if (segment == "..") {
      if (!kept.empty())
        kept.pop_back();
    } else if (!segment.empty() && segment != ".") {
      kept.push_back(segment);
    }
  });
  return kept;
}

void append_normalized_path(std::string& out, std::string_view path) {
  const auto segments = normal_segments(path);
  for (const auto segment : segments) {
    out.push_back('/');
    base::append_percent_encoded(out, segment);
  }
  if (segments.empty() || path.ends_with('/'))
    out.push_back('/');
}

void append_kept_path(std::string& out, std::string_view path) {
  bool first = true;
  for_each_piece(path, '/', [&out, &first](std::string_view segment) {
    if (!first)
      out.push_back('/');
    first = false;
    if (const auto decoded = base::percent_decode(segment, base::Plus::Literal))
      base::append_percent_encoded(out, *decoded);
    else
      out.append(segment);
  });
}

void append_path(std::string& out, std::string_view path, PathForm form) {
  if (path.empty() || path == "/")
    out.push_back('/');
  else if (!path.starts_with('/'))
    out.append(path);  // no path, and so nothing that a signer could have meant
  else if (form == PathForm::Normalized)
    append_normalized_path(out, path);
  else
    append_kept_path(out, path);
}

std::string reencode_parameter(std::string_view text) {
  const auto decoded = base::percent_decode(text, base::Plus::Space);
  return decoded ? base::percent_encode(*decoded) : std::string(text);
}

struct Parameter {
  std::string name;
  std::string value;

  auto operator<=>(const Parameter&) const = default;
};

void append_query(std::string& out, std::string_view query) {
  std::vector<Parameter> parameters;
  for (const auto& raw : split_query(query)) {
    auto name = reencode_parameter(raw.name);
    if (name != signature_parameter)
      parameters.push_back({std::move(name), reencode_parameter(raw.value)});
  }
  std::ranges::sort(parameters);
  bool first = true;
  for (const auto& [name, value] : parameters) {
    if (!first)
      out.push_back('&');
    first = false;
    out.append(name).append("=").append(value);
  }
}

// Trimmed, and with one space for every run of blanks.
void append_header_value(std::string& out, std::string_view value) {
  value = trim(value);
  std::size_t from = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!is_blank(value[i]))
      continue;
    out.append(value.substr(from, i - from)).push_back(' ');
    while (is_blank(value[i + 1]))  // ends: the last character is no blank
      ++i;
    from = i + 1;
  }
  out.append(value.substr(from));
}

// The line of one signed header: its values in the order they came, joined by commas. Where there
// is none the line is left without its colon, which no signer writes, so that a header that was
// signed and then taken away never matches.
void append_header(std::string& out, const http::Request& request, std::string_view name) {
  out.append(name);
  char separator = ':';
  for (const auto& line : request.headers) {
    if (line.name.size() != name.size() || !base::equal_ignoring_case(line.name, name))
      continue;
    out.push_back(separator);
    append_header_value(out, line.value);
    separator = ',';
  }
  out.push_back('\n');
}

void append_payload_hash(std::string& out, const http::Request& request, PayloadForm form) {
  std::optional<std::string_view> declared;
  if (form != PayloadForm::Hashed)
    declared = http::header(request, content_hash_header);
  if (form == PayloadForm::Declared || declared)
    out.append(trim(declared.value_or(unsigned_payload)));
  else
    base::append_hex(out, crypto::sha256(request.body));
}

}  // namespace

CanonicalForm form_of(std::string_view service) {
  return service == "s3" ? CanonicalForm{PathForm::Kept, PayloadForm::Declared} : CanonicalForm{};
}

CanonicalForm form_without_body(std::string_view service) {
  CanonicalForm form = form_of(service);
  if (form.payload == PayloadForm::Hashed)
    form.payload = PayloadForm::DeclaredOrHashed;
  return form;
}

std::string canonical_path(std::string_view path, PathForm form) {
  std::string out;
  append_path(out, path, form);
  return out;
}

std::string canonical_query(std::string_view query) {
  std::string out;
  append_query(out, query);
  return out;
}

std::string canonical_request(const http::Request& request, std::string_view signed_headers,
                              CanonicalForm form) {
  std::string out;
  out.reserve(640 + request.target.size());  // enough for most requests
  out.append(request.method).push_back('\n');
  append_path(out, http::path_of(request.target), form.path);
  out.push_back('\n');
  append_query(out, http::query_of(request.target));
  out.push_back('\n');
  for_each_piece(signed_headers, ';',
                 [&](std::string_view name) { append_header(out, request, name); });
  out.push_back('\n');
  out.append(signed_headers).push_back('\n');
  append_payload_hash(out, request, form.payload);
  return out;
}

}  // namespace rollcall::sigv4
