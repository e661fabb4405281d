#include "signin/exchange.h"

#include <algorithm>

#include "api/json_writer.h"

namespace rollcall::signin {
namespace {

std::string_view user_agent_of(const Exchange& exchange) {
  return http::header(exchange.request, "User-Agent").value_or("");
}

}  // namespace

auth::RequestFacts facts_of(const Exchange& exchange) {
  return {.now = exchange.now,
          .source_address = exchange.request.remote_address,
          .user_agent = user_agent_of(exchange),
          .region = "us-east-1",
          .transport = exchange.request.transport};
}

iam::UseOrigin origin_of(const Exchange& exchange) {
  return iam::origin_of_use(exchange.request.remote_address, user_agent_of(exchange));
}

http::Response guarded(http::Response response) {
  constexpr std::string_view policy = "Content-Security-Policy";
  if (std::ranges::find(response.headers, policy, &http::ResponseHeader::name) ==
      response.headers.end())
    response.headers.push_back({std::string(policy), "default-src 'none'; frame-ancestors 'none'"});
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Referrer-Policy", "no-referrer"});
  response.headers.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
  return response;
}

http::Response json_reply(std::string body) {
  return guarded({.status = 200,
                  .content_type = "application/json",
                  .headers = {},
                  .body = std::move(body),
                  .stream = {}});
}

http::Response nothing_to_say() {
  return guarded({.status = 204, .content_type = {}, .headers = {}, .body = {}, .stream = {}});
}

http::Response error_reply(const Exchange& exchange, const base::Error& error) {
  std::string body;
  api::JsonWriter writer(body);
  writer.open_object();
  writer.open("error");
  writer("code", error.kind->code);
  writer("message", error.message);
  writer("requestId", exchange.request_id);
  if (exchange.retry_after)
    writer("retryAfterSeconds", static_cast<long long>(exchange.retry_after->count()));
  writer.close();
  writer.close();
  http::Response response = json_reply(std::move(body));
  response.status = error.kind->status;
  if (exchange.retry_after)
    response.headers.push_back({"Retry-After", std::to_string(exchange.retry_after->count())});
  return response;
}

}  // namespace rollcall::signin
