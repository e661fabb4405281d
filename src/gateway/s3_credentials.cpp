#include "gateway/s3_credentials.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "gateway/errors.h"

namespace rollcall::gateway {
namespace {

// {"credentials": {"access": …}}: nothing that is read lies deeper.
constexpr int most_depth = 3;

std::unexpected<base::Error> malformed(std::string message) {
  return base::fail(errors::malformed_credentials, std::move(message));
}

base::Result<std::string> text(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string())
    return malformed(std::string("The member '") + name + "' must be a text.");
  return found->get<std::string>();
}

std::optional<std::string> from_either_base64(std::string token) {
  std::ranges::replace(token, '-', '+');
  std::ranges::replace(token, '_', '/');
  return base::from_base64(token);
}

}  // namespace

base::Result<S3Credentials> parse_s3_credentials(std::string_view body) {
  if (body.size() > most_credentials_bytes)
    return malformed("The body is too large.");
  const auto shallow = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
    return depth <= most_depth;
  };
  const auto parsed = nlohmann::json::parse(body, shallow, /*allow_exceptions=*/false);
  if (!parsed.is_object() || !parsed.contains("credentials") || !parsed["credentials"].is_object())
    return malformed("The body must be a JSON object with the object 'credentials'.");
  const auto& credentials = parsed["credentials"];
  S3Credentials read;
  read.access_key_id = TRY(text(credentials, "access"));
  auto string_to_sign = from_either_base64(TRY(text(credentials, "token")));
  if (!string_to_sign)
    return malformed("The member 'token' must be base64.");
  read.string_to_sign = *std::move(string_to_sign);
  read.signature = TRY(text(credentials, "signature"));
  return read;
}

}  // namespace rollcall::gateway
