#pragma once
// A token that several know, and show to be let in: services that ask about signatures have no keys
// of their own.

#include <string_view>

#include "base/secret.h"

namespace rollcall::auth {

class SharedToken {
 public:
  explicit SharedToken(base::Secret token) : token_(std::move(token)) {}

  bool is(std::string_view shown) const;

 private:
  base::Secret token_;
};

}  // namespace rollcall::auth
