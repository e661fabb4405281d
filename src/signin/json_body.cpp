#include "signin/json_body.h"

#include <nlohmann/json.hpp>

#include "signin/errors.h"

namespace rollcall::signin {
namespace {

std::unexpected<base::Error> malformed(std::string message) {
  return base::fail(errors::malformed_request, std::move(message));
}

// Deeper than any object that is asked for.
constexpr int most_depth = 1;

}  // namespace

base::Result<JsonBody> JsonBody::read(const http::Request& request) {
  const auto type = http::header(request, "Content-Type");
  if (!type || !type->starts_with("application/json"))
    return malformed("The content type must be application/json.");
  const auto shallow = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
    return depth <= most_depth;
  };
  auto parsed = nlohmann::json::parse(request.body, shallow, /*allow_exceptions=*/false);
  if (!parsed.is_object())
    return malformed("The body must be a JSON object.");
  JsonBody body;
  for (auto& [name, value] : parsed.items()) {
    if (value.is_string())
      body.members_.emplace(name, base::Secret(std::move(value.get_ref<std::string&>())));
    else if (value.is_number_integer())
      body.members_.emplace(name, value.get<long long>());
    else if (!value.is_null())
      return malformed("The member '" + name + "' must be a text or a whole number.");
  }
  return body;
}

std::string JsonBody::text(std::string_view name) const {
  const auto found = members_.find(name);
  if (found == members_.end())
    return {};
  const auto* text = std::get_if<base::Secret>(&found->second);
  return text ? text->reveal() : std::string();
}

std::optional<long long> JsonBody::number(std::string_view name) const {
  const auto found = members_.find(name);
  if (found == members_.end())
    return std::nullopt;
  const auto* number = std::get_if<long long>(&found->second);
  return number ? std::optional(*number) : std::nullopt;
}

base::Result<base::Secret> JsonBody::secret(std::string_view name) const {
  const auto found = members_.find(name);
  const auto* text = found == members_.end() ? nullptr : std::get_if<base::Secret>(&found->second);
  if (!text)
    return malformed("The member '" + std::string(name) + "' is missing.");
  return *text;
}

}  // namespace rollcall::signin
