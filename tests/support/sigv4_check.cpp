// Says of each signed request what the server would: so that another language's signer can be the
// reference.
//
// A line of standard input is a request as JSON: method, target, headers ([name, value] pairs),
// body (base64), now (seconds since the epoch), service (the one that answers, in every region) and
// secret (the one that belongs to the key). The line of standard output is {"code": "", …} if it is
// accepted, else the error's code and message, and always who asked.

#include <iostream>
#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "sigv4/verify.h"

namespace {

using namespace rollcall;
using nlohmann::json;

base::Result<std::string> verified_key_id(const http::Request& request, const json& line) {
  const auto authorization = TRY(sigv4::parse_authorization(request));
  const auto service = line.at("service").get<std::string>();
  TRY(sigv4::check_scope(authorization, service));
  const base::Instant now = base::from_epoch(line.at("now"));
  if (authorization.carrier == sigv4::Carrier::Query && service == "s3")
    TRY(sigv4::check_expiry(authorization, now));
  else
    TRY(sigv4::check_time(authorization, sigv4::allowed_clock_skew, now));
  TRY(sigv4::check_headers(request, authorization));
  const base::Secret secret(line.at("secret"));
  TRY(sigv4::verify(request, authorization,
                    sigv4::derive_signing_key(secret, authorization.scope)));
  return std::string(authorization.access_key_id);
}

json answer(const json& line) {
  const auto text = [](const json& value) -> std::string_view {
    return value.get_ref<const std::string&>();
  };
  const auto body = base::from_base64(text(line.at("body"))).value();
  http::Request request;
  request.method = text(line.at("method"));
  request.target = text(line.at("target"));
  request.body = body;
  for (const auto& header : line.at("headers"))
    request.headers.push_back({text(header.at(0)), text(header.at(1))});

  const auto key_id = verified_key_id(request, line);
  if (key_id)
    return {{"code", ""}, {"message", ""}, {"key_id", *key_id}};
  return {{"code", key_id.error().kind->code}, {"message", key_id.error().message}};
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);)
    std::cout << answer(json::parse(line)).dump() << '\n';
}
