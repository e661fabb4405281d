#include "gateway/gateway.h"

#include <algorithm>
#include <chrono>

#include "api/request_id.h"
#include "gateway/errors.h"
#include "gateway/forward_answer.h"
#include "gateway/original_request.h"

namespace rollcall::gateway {
namespace {

using SteadyTime = std::chrono::steady_clock;

constexpr std::string_view request_id_header = "X-Rollcall-Request-Id";

std::unexpected<base::Error> nothing_here(std::string message) {
  return base::fail(errors::no_such_address, std::move(message));
}

http::Response keystone_refusal(const Inquiry&, const base::Error& error) {
  return keystone_error(error);
}

bool is_credential_of_keystone(std::string_view path) {
  const bool is_of_users = path.starts_with("/v3/users/") || path.starts_with("/v2.0/users/");
  return is_of_users && path.find("/credentials/OS-EC2/") != std::string_view::npos;
}

api::SignedBy who_signed(const Inquiry& inquiry) {
  auto told = inquiry.refusal ? api::signed_by(*inquiry.refusal) : api::SignedBy{};
  if (inquiry.authenticated) {
    told.principal = inquiry.authenticated->caller().arn;
    told.access_key_id = inquiry.authenticated->caller().access_key_id;
  }
  return told;
}

// Of which request the answer is, and what its asker was not told.
std::string detail_of(const Inquiry& inquiry, const Reply& reply) {
  std::string detail = inquiry.about;
  if (!inquiry.refusal && !reply && !reply.error().detail.empty())
    detail.append(detail.empty() ? "" : ": ").append(reply.error().detail);
  return detail;
}

}  // namespace

// What is answered at an address, and how its errors look.
struct Gateway::Address {
  std::string_view action;  // in the log
  bool (*is)(std::string_view path);
  Reply (*answer)(const Gateway& gateway, Inquiry& inquiry);
  http::Response (*refuse)(const Inquiry& inquiry, const base::Error& error);
};

// The last one is every address.
const Gateway::Address Gateway::addresses[] = {
    {"gateway:Auth", is_forward_auth,
     [](const Gateway& gateway, Inquiry& inquiry) { return gateway.forward_auth_.answer(inquiry); },
     refused},
    {"gateway:S3Tokens", [](std::string_view path) { return path == "/v3/s3tokens"; },
     [](const Gateway& gateway, Inquiry& inquiry) {
       return gateway.s3_tokens_.answer(inquiry, KeystoneVersion::V3);
     },
     keystone_refusal},
    {"gateway:S3Tokens", [](std::string_view path) { return path == "/v2.0/s3tokens"; },
     [](const Gateway& gateway, Inquiry& inquiry) {
       return gateway.s3_tokens_.answer(inquiry, KeystoneVersion::V2);
     },
     keystone_refusal},
    {"gateway:Credential", is_credential_of_keystone,
     [](const Gateway&, Inquiry&) -> Reply {
       return nothing_here("Secrets are not handed out, so that every use is asked about.");
     },
     keystone_refusal},
    {"gateway:Unknown", [](std::string_view) { return true; },
     [](const Gateway&, Inquiry&) -> Reply { return nothing_here("There is nothing here."); },
     keystone_refusal},
};

Gateway::Gateway(GatewayParts parts)
    : parts_(std::move(parts)),
      admission_(parts_.settings.token),
      s3_tokens_(parts_.settings, parts_.authenticator, parts_.store),
      forward_auth_(parts_.settings, parts_.authenticator, parts_.store) {}

http::AtOnce Gateway::answer_at_once(const http::Request& request) {
  return answer(request, api::Patience::Impatient);
}

http::Response Gateway::answer(const http::Request& request) {
  return *answer(request, api::Patience::Patient);
}

http::AtOnce Gateway::answer(const http::Request& request, api::Patience patience) const {
  const auto began = SteadyTime::now();
  const std::string_view path = http::path_of(request.target);
  const Address& address =
      *std::ranges::find_if(addresses, [&](const Address& each) { return each.is(path); });
  Inquiry inquiry{.request = request,
                  .patience = patience,
                  .now = parts_.clock(),
                  .request_id = api::new_request_id(),
                  .action = std::string(address.action)};
  Reply reply = reply_to(inquiry, address);
  if (reply && !*reply)
    return *reply;
  http::Response response = reply ? **std::move(reply) : address.refuse(inquiry, reply.error());
  response.headers.push_back({std::string(request_id_header), inquiry.request_id});
  log(inquiry, reply, response,
      std::chrono::duration_cast<std::chrono::microseconds>(SteadyTime::now() - began));
  return response;
}

Reply Gateway::reply_to(Inquiry& inquiry, const Address& address) const {
  TRY(admission_.check(inquiry.request));
  return address.answer(*this, inquiry);
}

void Gateway::log(const Inquiry& inquiry, const Reply& reply, const http::Response& response,
                  std::chrono::microseconds took) const {
  const std::string detail = detail_of(inquiry, reply);
  parts_.log(api::log_line({
      .at = inquiry.now,
      .request_id = inquiry.request_id,
      .action = inquiry.action,
      .signed_by = who_signed(inquiry),
      .source_address = address_of(inquiry),
      .user_agent = inquiry.user_agent,
      .status = response.status,
      .code = reply ? std::string_view("Success") : reply.error().kind->code,
      .detail = detail,
      .took = took,
  }));
}

}  // namespace rollcall::gateway
