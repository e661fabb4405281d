#include "cli/content_decoder.h"

#include "base/encoding.h"
#include "cli/report_command.h"

namespace rollcall::cli {
namespace {

constexpr std::string_view opening = "<Content>";

}  // namespace

base::Result<base::Nothing> ContentDecoder::take(std::string_view piece) {
  if (state_ == State::Behind)
    return base::Nothing{};
  held_.append(piece);
  if (state_ == State::Before) {
    const std::size_t found = held_.find(opening);
    if (found == std::string::npos)
      return base::Nothing{};
    held_.erase(0, found + opening.size());
    state_ = State::Inside;
  }
  const std::size_t end = held_.find('<');
  const std::string text = std::exchange(held_, {});
  if (end != std::string::npos) {
    state_ = State::Behind;
    return decode(std::string_view(text).substr(0, end));
  }
  const std::size_t whole = text.size() / 4 * 4;
  held_ = text.substr(whole);
  return decode(std::string_view(text).substr(0, whole));
}

base::Result<base::Nothing> ContentDecoder::decode(std::string_view text) {
  const auto bytes = base::from_base64(text);
  if (!bytes)
    return base::fail(errors::server_refused, "The server's report is not in base64");
  return out_(*bytes);
}

}  // namespace rollcall::cli
