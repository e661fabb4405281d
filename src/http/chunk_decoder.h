#pragma once
// Puts a chunked body together (RFC 9112, section 7.1). Our own, and strict: a body that two
// readers could take apart differently is how a request is smuggled, and Beast 1.81 can be made to
// fail an assertion in the last chunk.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace rollcall::http {

// Extensions and trailers together may not be longer; they are read and dropped.
inline constexpr std::size_t max_chunk_extras = 4096;

enum class ChunkState { More, Done, Malformed, TooLarge };

class ChunkDecoder {
 public:
  // Forgets the body before.
  void restart(std::size_t body_limit);

  // How many bytes of `bytes` belong to the body: all of them unless the state is no longer More.
  std::size_t take(std::string_view bytes);

  ChunkState state() const { return state_; }
  const std::string& body() const { return body_; }

  // Hands over what has been put together so far, for a reader that does not want to hold it all.
  std::string release_body() { return std::exchange(body_, {}); }

 private:
  enum class Expect {
    Size,
    Extension,
    SizeLineFeed,
    Data,
    DataReturn,
    DataLineFeed,
    Trailer,
    TrailerName,
    TrailerValue,
    TrailerLineFeed,
    LastLineFeed,
  };
  void step(char c);
  void step_in_size(char c);
  void step_in_trailer(char c);
  void expect(char wanted, char c, Expect next);
  void begin_data();
  void pass_over(char c);

  ChunkState state_ = ChunkState::More;
  Expect expect_ = Expect::Size;
  std::size_t body_limit_ = 0;
  std::size_t digits_ = 0;
  std::uint64_t left_in_chunk_ = 0;
  std::size_t extras_ = 0;
  std::string body_;
};

}  // namespace rollcall::http
