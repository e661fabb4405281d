#include "signin/console.h"

#include <algorithm>

#include "api/request_id.h"
#include "signin/code_step.h"
#include "signin/errors.h"
#include "signin/key_step.h"
#include "signin/new_password_step.h"
#include "signin/password_step.h"
#include "signin/report_audit.h"
#include "signin/sign_out.h"

namespace rollcall::signin {
namespace {

constexpr std::string_view console_root = "/console/";
constexpr std::string_view documents_root = "/console/documents/";
constexpr std::string_view api_path = "/console/api";
constexpr std::string_view audit_path = "/console/report-audit";
constexpr std::string_view preview_path = "/console/password-policy-preview";

constexpr std::size_t most_logged = 80;  // bytes of an address

using SteadyTime = std::chrono::steady_clock;

// What a request asks for: HEAD is a GET of which the server sends no body.
std::string_view method_of(const http::Request& request) {
  return request.method == "HEAD" ? std::string_view("GET") : request.method;
}

}  // namespace

// An address that is answered by code. What changes something is sent by our own pages alone.
struct Console::Route {
  std::string_view method;
  std::string_view path;
  Reply (*answer)(const Console& console, Exchange& exchange);
};

// clang-format off
constexpr Console::Route Console::routes[] = {
    {"POST", "/signin/begin",
     [](const Console& console, Exchange& exchange) { return give_password(console.sign_in_, exchange); }},
    {"POST", "/signin/mfa",
     [](const Console& console, Exchange& exchange) { return give_code(console.sign_in_, exchange); }},
    {"POST", "/signin/security-key/begin",
     [](const Console& console, Exchange& exchange) { return ask_for_key(console.sign_in_, exchange); }},
    {"POST", "/signin/security-key",
     [](const Console& console, Exchange& exchange) { return give_key(console.sign_in_, exchange); }},
    {"POST", "/signin/change-password",
     [](const Console& console, Exchange& exchange) { return change_password(console.sign_in_, exchange); }},
    {"GET", "/signin/session",
     [](const Console& console, Exchange& exchange) { return present_step(console.sign_in_, exchange); }},
    {"POST", "/signin/sign-out",
     [](const Console& console, Exchange& exchange) { return sign_out(console.sign_in_, exchange); }},
    {"POST", "/signin/sign-out-everywhere",
     [](const Console& console, Exchange& exchange) { return sign_out_everywhere(console.sign_in_, exchange); }},
    {"POST", api_path,
     [](const Console& console, Exchange& exchange) { return console.call_api(exchange); }},
    {"GET", "/console/report-facts",
     [](const Console& console, Exchange& exchange) -> Reply {
       const auto present = TRY(console.recognizer_.find(exchange, console.site_));
       return console.report_pages_.facts(exchange, TRY(console.caller_of(exchange, present)));
     }},
    {"GET", audit_path,
     [](const Console& console, Exchange& exchange) -> Reply {
       const auto present = TRY(console.recognizer_.find(exchange, console.site_));
       return console.report_pages_.audit(exchange, TRY(console.caller_of(exchange, present)));
     }},
    {"GET", "/console/controls",
     [](const Console& console, Exchange& exchange) -> Reply {
       TRY(console.recognizer_.find(exchange, console.site_));
       return json_reply(controls_json());
     }},
    {"POST", preview_path,
     [](const Console& console, Exchange& exchange) -> Reply {
       const auto present = TRY(console.recognizer_.find_with_token(exchange, console.site_));
       return console.report_pages_.password_policy_preview(
           exchange, TRY(console.caller_of(exchange, present)));
     }},
};
// clang-format on

Console::Console(ConsoleParts parts)
    : parts_(std::move(parts)),
      files_(StaticFiles::read(parts_.settings.directory)),
      site_(parts_.settings.origin),
      recognizer_(parts_.environment.store, parts_.environment.policies, parts_.settings.limits),
      sign_in_({.store = parts_.environment.store,
                .passwords = parts_.environment.passwords,
                .guard = parts_.environment.attempts,
                .recognizer = recognizer_,
                .site = site_,
                .random = parts_.environment.random}),
      report_pages_(parts_.environment.store) {}

bool Console::owns(std::string_view path) {
  return path == "/console" || path.starts_with(console_root) || path.starts_with("/signin/");
}

// A preview and a document are made of all the account's users.
http::Wait Console::wait_of(const http::Request& request) const {
  const std::string_view path = http::path_of(request.target);
  if (path == api_path)
    return parts_.pipeline.wait_of(request);
  const bool reads_much =
      path == audit_path || path == preview_path || path.starts_with(documents_root);
  return reads_much ? http::Wait::Long : http::Wait::Short;
}

http::AtOnce Console::answer_at_once(const http::Request& request) const {
  const std::string_view path = http::path_of(request.target);
  if (path == "/console")
    return http::Response{.status = 308,
                          .content_type = {},
                          .headers = {{"Location", std::string(console_root)}},
                          .body = {},
                          .stream = {}};
  for (const Route& route : routes)
    if (path == route.path)
      return std::unexpected(wait_of(request));
  const bool is_file = path.starts_with(console_root) && !path.starts_with(documents_root);
  if (!is_file || method_of(request) != "GET")
    return std::unexpected(wait_of(request));
  return files_.answer(path.substr(console_root.size()), request);
}

http::Response Console::answer(const http::Request& request) const {
  const auto began = SteadyTime::now();
  Exchange exchange{.request = request, .now = parts_.clock(), .request_id = api::new_request_id()};
  const Reply reply = reply_to(exchange);
  const http::Response response = reply ? *reply : error_reply(exchange, reply.error());
  const bool is_logged = reply && http::path_of(request.target) == api_path;  // by the pipeline
  if (!is_logged)
    log(exchange, reply, response,
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyTime::now() - began));
  return response;
}

Reply Console::reply_to(Exchange& exchange) const {
  const http::Request& request = exchange.request;
  const std::string_view path = http::path_of(request.target);
  const std::string_view method = method_of(request);
  if (method != "GET")
    TRY(site_.check_origin(request));
  for (const Route& route : routes)
    if (route.path == path && route.method == method)
      return route.answer(*this, exchange);
  if (!path.starts_with(documents_root) || method != "GET")
    return base::fail(errors::no_such_page, "There is nothing here.");
  TRY(site_.check_no_other_site_asks(request));
  const PresentSignIn present = TRY(recognizer_.find(exchange, site_));
  const auth::Caller caller = TRY(caller_of(exchange, present));
  return report_pages_.document(exchange, caller, path.substr(documents_root.size()));
}

Reply Console::call_api(Exchange& exchange) const {
  const PresentSignIn present = TRY(recognizer_.find_with_token(exchange, site_));
  const auth::Caller caller = TRY(caller_of(exchange, present));
  return guarded(parts_.pipeline.answer_to(caller, exchange.request));
}

base::Result<auth::Caller> Console::caller_of(Exchange& exchange,
                                              const PresentSignIn& present) const {
  auth::Caller caller = TRY(recognizer_.caller_of(present));
  exchange.principal = caller.arn;
  return caller;
}

void Console::log(const Exchange& exchange, const Reply& reply, const http::Response& response,
                  std::chrono::microseconds took) const {
  // An address that is none of ours may be as long as its sender likes.
  const std::string_view path = http::path_of(exchange.request.target);
  const bool is_ours = path.starts_with(documents_root) ||
                       std::ranges::find(routes, path, &Route::path) != std::end(routes);
  const std::string action = "console:" + std::string(is_ours ? path.substr(1, most_logged) : "?");
  parts_.log(api::log_line({
      .at = exchange.now,
      .request_id = exchange.request_id,
      .action = action,
      .signed_by = {.principal = exchange.principal},
      .source_address = exchange.request.remote_address,
      .user_agent = http::header(exchange.request, "User-Agent").value_or(""),
      .status = response.status,
      .code = reply ? std::string_view("Success") : std::string_view(reply.error().kind->code),
      .detail = reply ? std::string_view() : std::string_view(reply.error().detail),
      .took = took,
  }));
}

}  // namespace rollcall::signin
