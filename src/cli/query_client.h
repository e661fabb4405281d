#pragma once
// Calls an action of the AWS Query API with signed requests and reads what a command needs from the
// XML answers.

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "http/client.h"
#include "sigv4/sign.h"

namespace rollcall::cli {

struct QueryClient {
  http::Endpoint endpoint;
  sigv4::Credentials credentials;
  std::string ca_file;
  base::Clock clock;
};

// A refusal by the server: its code ("ReportNotPresent"), and its message, if it has one.
struct Refusal {
  std::string code;
  std::string message;
};

// An answer of the server: 200 with a body (unless a sink took it), or a refusal.
struct QueryAnswer {
  std::optional<Refusal> refusal;
  std::string body;
};

// The errors are those of the way there and back; what the server refuses is an answer.
base::Result<QueryAnswer> call(const QueryClient& client, std::string_view action,
                               http::BodySink sink = {});

// The text of the first element of this name, with its entities resolved; nullopt without one.
std::optional<std::string> element_text(std::string_view xml, std::string_view name);

}  // namespace rollcall::cli
