#pragma once
// How a failure travels: as a value. What the world can cause is a Result; what only we can cause
// is an assert.

#include <expected>
#include <string>
#include <utility>

namespace rollcall::base {

// Whose fault an error is. The AWS Query protocol prints it as <Type>.
enum class Fault { Sender, Receiver };

// What kind of error this is: its code and HTTP status on the wire. Kinds are constants and
// compared by address.
struct ErrorKind {
  const char* code;
  int status;
  Fault fault;
};

// One failure. `message` goes to the caller and repeats the caller's words; `detail` goes to the
// log. Neither holds a secret. An empty message leaves the element out of the answer.
struct [[nodiscard]] Error {
  const ErrorKind* kind;
  std::string message;
  std::string detail = {};
};

template <typename T>
using Result = std::expected<T, Error>;

// The value of a Result that has nothing to say but that it went well.
struct Nothing {
  bool operator==(const Nothing&) const = default;
};

inline std::unexpected<Error> fail(const ErrorKind& kind, std::string message,
                                   std::string detail = {}) {
  return std::unexpected(Error{&kind, std::move(message), std::move(detail)});
}

}  // namespace rollcall::base

// TRY(expression) is the value of a Result, or returns its error from the function around it. The
// only macro here. Not for coroutines: g++ 12 loses the temporaries of a statement expression
// there.
#define TRY(...)                                             \
  __extension__({                                            \
    auto try_result = (__VA_ARGS__);                         \
    if (!try_result) [[unlikely]]                            \
      return std::unexpected(std::move(try_result).error()); \
    *std::move(try_result);                                  \
  })
