#pragma once
// One request of a browser on its way, with what became known of it, and the answers it can get:
// JSON that nobody keeps.

#include <optional>
#include <string>
#include <string_view>

#include "auth/permission/request_facts.h"
#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"
#include "iam/access_key.h"

namespace rollcall::signin {

struct Exchange {
  const http::Request& request;
  base::Instant now;
  std::string request_id;
  std::string principal = {};                     // an ARN, once it is known who asks
  std::optional<base::Seconds> retry_after = {};  // with the error too_many_attempts
};

// What policies may ask of it: as of a request that was signed for IAM.
auth::RequestFacts facts_of(const Exchange& exchange);

// From where it came, as it is kept.
iam::UseOrigin origin_of(const Exchange& exchange);

using Reply = base::Result<http::Response>;

// An answer with these headers is not kept by anybody, not guessed at, and not shown in a frame:
// with a content security policy of its own if it has none.
http::Response guarded(http::Response response);

http::Response json_reply(std::string body);
http::Response nothing_to_say();  // 204

// {"error": {"code": …, "message": …, "requestId": …}}
http::Response error_reply(const Exchange& exchange, const base::Error& error);

}  // namespace rollcall::signin
