#include "report/dialects/envelope.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/encoding.h"
#include "report/dialects/zoned_time.h"
#include "report/errors.h"

namespace rollcall::report {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::unexpected<base::Error> malformed(std::string_view what) {
  return base::fail(errors::malformed_report, "line 1: " + std::string(what));
}

// base64 as programs break it into lines, with its padding or without.
std::optional<std::string> decoded(std::string_view text) {
  std::string signs;
  std::ranges::copy_if(text, std::back_inserter(signs), [](char c) { return !blanks.contains(c); });
  while (signs.size() % 4 != 0 && !signs.ends_with("=="))
    signs += '=';
  return base::from_base64(signs);
}

bool is_base64_sign(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == '+' || c == '/' || c == '=' ||
         blanks.contains(c);
}

// The time that an answer says, as text or in seconds since 1970.
std::optional<base::Instant> generated_in(const nlohmann::json& answer) {
  const auto time = answer.find("GeneratedTime");
  if (time == answer.end())
    return std::nullopt;
  if (time->is_number_integer())
    return base::from_epoch(time->get<long long>());
  return time->is_string() ? parse_zoned_time(time->get<std::string>()) : std::nullopt;
}

base::Result<std::optional<Unwrapped>> unwrap_json(std::string_view file) {
  const auto answer = nlohmann::json::parse(file, nullptr, false);
  if (!answer.is_object())
    return malformed("this begins like JSON and is none");
  const auto content = answer.find("Content");
  if (content == answer.end() || !content->is_string())
    return malformed("this is JSON without a Content");
  auto csv = decoded(content->get<std::string>());
  if (!csv)
    return malformed("Content is not base64");
  return Unwrapped{*std::move(csv), generated_in(answer)};
}

}  // namespace

base::Result<std::optional<Unwrapped>> unwrap(std::string_view file) {
  if (file.starts_with(byte_order_mark))
    file.remove_prefix(byte_order_mark.size());
  const std::string_view text = base::trimmed(file, blanks);
  if (text.starts_with('{'))
    return unwrap_json(text);
  if (text.empty() || !std::ranges::all_of(text, is_base64_sign))
    return std::nullopt;
  // A line of plain words is base64 too: only what decodes to a header is an envelope.
  auto csv = decoded(text);
  if (!csv || !csv->contains(','))
    return std::nullopt;
  return Unwrapped{*std::move(csv), std::nullopt};
}

}  // namespace rollcall::report
