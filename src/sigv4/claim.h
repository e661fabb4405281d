#pragma once
// What a request says of who signed it, for the record of a refusal. Nothing of it is proved, and
// whoever sent it chose the words: each is short, and one of printable ASCII.

#include <string>
#include <string_view>

#include "http/message.h"
#include "sigv4/handed_over.h"

namespace rollcall::sigv4 {

struct Claim {
  // Empty where what was named does not look like an id: people have been known to put the secret
  // in its place.
  std::string access_key_id;
  std::string signed_for;      // "us-east-1/iam"
  std::string signed_headers;  // "host;x-amz-date"
};

// Whatever of it can be read, however wrong the rest of the request is.
Claim claim_of(const http::Request& request);
Claim claim_of(const HandedOver& signature);

// A list of signed headers as an answer or a line of the log can hold it.
std::string shown_headers(std::string_view signed_headers);

}  // namespace rollcall::sigv4
