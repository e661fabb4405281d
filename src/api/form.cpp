#include "api/form.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"
#include "iam/errors.h"

namespace rollcall::api {
namespace {

// Most requests have no more.
constexpr std::size_t usual_parameters = 8;

bool is_plain(char c) { return c != '%' && c != '+' && static_cast<unsigned char>(c) < 0x80; }

base::Result<std::string> decoded(std::string_view text) {
  if (std::ranges::all_of(text, is_plain))
    return std::string(text);
  auto bytes = base::percent_decode(text, base::Plus::Space);
  if (!bytes || !base::is_utf8(*bytes))
    return base::fail(
        iam::errors::malformed_input,
        "The request is not percent-encoded UTF-8 near '" + std::string(text.substr(0, 40)) + "'");
  return *std::move(bytes);
}

}  // namespace

Form::Form(std::vector<std::pair<std::string, std::string>> parameters)
    : parameters_(std::move(parameters)) {}

std::optional<std::string_view> Form::find(std::string_view name) const {
  for (auto parameter = parameters_.rbegin(); parameter != parameters_.rend(); ++parameter)
    if (parameter->first == name)
      return parameter->second;
  return std::nullopt;
}

std::vector<std::pair<std::string_view, std::string_view>> Form::under(
    std::string_view prefix) const {
  std::vector<std::pair<std::string_view, std::string_view>> found;
  for (const auto& [name, value] : parameters_)
    if (name.starts_with(prefix))
      found.emplace_back(name, value);
  return found;
}

base::Result<Form> parse_form(const http::Request& request) {
  std::string_view rest = request.method == "GET" ? http::query_of(request.target) : request.body;
  std::vector<std::pair<std::string, std::string>> parameters;
  parameters.reserve(usual_parameters);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (pair.empty())
      continue;
    const std::size_t equals = pair.find('=');
    auto name = TRY(decoded(pair.substr(0, equals)));
    auto value =
        equals == std::string_view::npos ? std::string() : TRY(decoded(pair.substr(equals + 1)));
    parameters.emplace_back(std::move(name), std::move(value));
  }
  return Form(std::move(parameters));
}

}  // namespace rollcall::api
