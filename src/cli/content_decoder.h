#pragma once
// Takes the report out of the answer to GetCredentialReport while it arrives: the base64 text
// between <Content> and </Content> becomes the bytes of the CSV, however long it is and wherever
// the pieces end.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::cli {

class ContentDecoder {
 public:
  using Out = std::function<base::Result<base::Nothing>(std::string_view bytes)>;

  explicit ContentDecoder(Out out) : out_(std::move(out)) {}

  base::Result<base::Nothing> take(std::string_view piece);

  // Whether the whole content has been seen.
  bool is_complete() const { return state_ == State::Behind; }

 private:
  enum class State { Before, Inside, Behind };

  base::Result<base::Nothing> decode(std::string_view text);

  Out out_;
  State state_ = State::Before;
  std::string
      held_;  // of the piece before: a tag that is not whole, or a group of base64 that is not
};

}  // namespace rollcall::cli
