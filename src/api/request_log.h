#pragma once
// One line for each request that was answered, as JSON, for a machine to read. No line holds a
// secret: what is written here is a closed list of fields, none of which carries parameters, nor of
// the headers more than their names and the user agent. What strangers choose is short and escaped.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "auth/permission/caller.h"
#include "auth/signatures/refusal.h"
#include "base/instant.h"

namespace rollcall::api {

// Takes a finished line, without a line end. Called from many threads; must not wait.
using LogSink = std::function<void(std::string_view)>;

// Who signed a request, or, where that was refused, why, and what the signature said of itself.
// Views into what it was made of.
struct SignedBy {
  std::string_view principal;      // an ARN; empty: nobody was authenticated
  std::string_view access_key_id;  // that the request named; without a principal not proved
  std::string_view reason;
  std::string_view signed_for;
  std::string_view signed_headers;
};

SignedBy signed_by(const auth::Caller& caller);
SignedBy signed_by(const auth::Refusal& refusal);

struct RequestRecord {
  base::Instant at;
  std::string_view request_id;
  std::string_view action;  // "iam:GetUser"; empty: none was found
  SignedBy signed_by;
  std::string_view source_address;
  std::string_view user_agent;
  int status = 0;
  std::string_view code;    // "Success", or the error's
  std::string_view wanted;  // the action that was asked for where there is none
  std::string_view detail;  // what the caller was not told
  std::chrono::microseconds took{};
};

// {"time":"2026-09-11T13:14:52Z","request_id":"…","action":"iam:GetUser",…,"milliseconds":0.214}
std::string log_line(const RequestRecord& record);

}  // namespace rollcall::api
