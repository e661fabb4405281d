#pragma once
// What policies may ask of a request besides who makes it and what for.

#include <string_view>

#include "base/instant.h"
#include "http/message.h"

namespace rollcall::auth {

// Views into the request and what was found of its signature.
struct RequestFacts {
  base::Instant now;
  std::string_view source_address;
  std::string_view user_agent;  // as it was sent, which need not be UTF-8
  std::string_view region;      // that it was signed for
  http::Transport transport = http::Transport::Plain;
  // Whose page asked, as its browser says; of a session at the console, one of our own.
  std::string_view origin = {};
};

}  // namespace rollcall::auth
