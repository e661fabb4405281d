// Any bytes as what a browser sends to sign in: the line of its cookies, and the JSON object of a
// step. Whatever it is, reading it must end and touch no byte that is not there. What is taken for
// a session's id is what stands behind the name in one of the cookies, and leads to an account only
// in the one form that ids have. What is read of the object is what a whole JSON reader sees there.

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "auth/sessions/sign_in_id.h"
#include "signin/json_body.h"
#include "signin/site.h"

namespace {

using namespace rollcall;

void require(bool holds) {
  if (!holds)
    std::abort();
}

http::Request request_of(std::string_view cookies, std::string_view body) {
  return {.method = "POST",
          .target = "/signin/begin",
          .headers = {{"Host", "iam.example.com"},
                      {"Origin", "https://iam.example.com"},
                      {"Content-Type", "application/json"},
                      {"Cookie", cookies}},
          .body = body,
          .remote_address = "192.0.2.1",
          .transport = http::Transport::Tls};
}

bool is_hexadecimal(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
}

void check_cookies(const http::Request& request, std::string_view cookies) {
  const signin::Site site;
  const auto id = site.session_id(request);
  if (!id) {
    require(cookies.find("__Host-rollcall=") != 0);
    return;
  }
  const std::string& text = id->reveal();
  require(cookies.find("__Host-rollcall=" + text) != cookies.npos);
  require(text.find(';') == text.npos);
  const auto account = auth::account_of_sign_in_id(text);
  require(!account || (text.size() == 45 && text.substr(0, 12) == iam::to_string(*account)));
  require(!auth::is_page_token(*id, text));
  require(auth::is_page_token(*id, auth::page_token_of(*id)));
  require(std::ranges::all_of(auth::hash_of_sign_in_id(*id), is_hexadecimal));
  require(auth::hash_of_sign_in_id(*id) != auth::page_token_of(*id));
}

void check_body(const http::Request& request) {
  const auto body = signin::JsonBody::read(request);
  const auto whole = nlohmann::json::parse(request.body, nullptr, /*allow_exceptions=*/false);
  if (!body) {
    require(body.error().kind->status == 400);
    require(!whole.is_object() || std::ranges::any_of(whole, [](const nlohmann::json& value) {
      return !value.is_string() && !value.is_number_integer() && !value.is_null();
    }));
    return;
  }
  require(whole.is_object());
  for (const auto& [name, value] : whole.items()) {
    require(body->text(name) == (value.is_string() ? value.get<std::string>() : ""));
    require(body->number(name).has_value() == value.is_number_integer());
    require(body->secret(name).has_value() == value.is_string());
  }
}

}  // namespace

// The first line is the cookies, the rest is the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view cookies = input.substr(0, end);
  const http::Request request = request_of(cookies, input.substr(std::min(end + 1, input.size())));
  check_cookies(request, cookies);
  check_body(request);
  return 0;
}
