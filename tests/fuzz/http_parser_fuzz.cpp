// Feeds the request parser: the bytes in one piece and the same bytes in pieces of sizes that the
// input chooses must be the same requests, or refused alike, whatever they are.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "http/request_parser.h"

namespace {

using namespace rollcall::http;

constexpr RequestLimits limits{.head_bytes = 512, .body_bytes = 256};

// What the parser made of a connection's bytes: its requests, and whether it refused to go on.
struct Story {
  std::string requests;
  bool is_refused = false;
};

Story story(std::string_view bytes, std::string_view sizes) {
  RequestParser parser(limits);
  Story told;
  std::size_t begin = 0, end = 0, turn = 0;
  while (end < bytes.size()) {
    const auto piece = sizes.empty()
                           ? bytes.size()
                           : 1 + static_cast<unsigned char>(sizes[turn++ % sizes.size()]) % 32;
    end = std::min(bytes.size(), end + piece);
    while (begin < end) {
      const auto taken = parser.take(bytes.substr(begin, end - begin));
      if (taken > end - begin)
        std::abort();
      begin += taken;
      if (parser.state() == ParserState::Refused)
        return {std::move(told.requests), true};
      if (parser.state() != ParserState::Done)
        break;
      const auto& request = parser.request();
      told.requests.append(request.method).append(" ").append(request.target).append("\n");
      for (const auto& line : request.headers)
        told.requests.append(line.name).append(":").append(line.value).append("\n");
      told.requests.append(request.body).append("\n");
      parser.restart();
    }
  }
  return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto sizes = input.substr(0, std::min<std::size_t>(size, 4));
  const auto bytes = input.substr(sizes.size());
  const auto whole = story(bytes, {});
  const auto pieces = story(bytes, sizes);
  // What comes in pieces may still wait for the end of what is refused when it comes whole, and
  // never the other way round.
  if (whole.requests != pieces.requests || (pieces.is_refused && !whole.is_refused))
    std::abort();
  return 0;
}
