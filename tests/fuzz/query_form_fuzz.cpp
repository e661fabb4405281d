// Any bytes as the parameters of a request. What is read must be UTF-8, the same in a query and in
// a body, the same when it is written and read again, and no more than what was sent.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "api/form.h"
#include "api/wire_list.h"
#include "base/encoding.h"
#include "base/utf8.h"
#include "iam/errors.h"

namespace {

using namespace rollcall;
using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;

void require(bool holds) {
  if (!holds)
    std::abort();
}

base::Result<api::Form> read_body(std::string_view body) {
  http::Request request;
  request.method = "POST";
  request.target = "/";
  request.body = body;
  return api::parse_form(request);
}

base::Result<api::Form> read_query(std::string_view query) {
  const std::string target = "/?" + std::string(query);
  http::Request request;
  request.method = "GET";
  request.target = target;
  return api::parse_form(request);
}

std::string written(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters)
    text.append(base::percent_encode(name)).append("=").append(base::percent_encode(value)) += '&';
  return text;
}

// The last one counts where a name came twice.
void check_found(const api::Form& form, const Parameters& parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto& [name, value] = parameters[i];
    require(base::is_utf8(name) && base::is_utf8(value));
    const auto found = form.find(name);
    require(found.has_value());
    bool comes_again = false;
    for (std::size_t k = i + 1; k < parameters.size(); ++k)
      comes_again = comes_again || parameters[k].first == name;
    require(comes_again || *found == value);
  }
}

// Whatever the indexes are, nothing is in a list that was not sent.
void check_list(const api::Form& form, std::string_view name, api::Elements elements) {
  const auto list = api::read_list(form, name, elements);
  if (!list) {
    require(list.error().kind == &iam::errors::malformed_input && !list.error().message.empty());
    return;
  }
  if (!*list)
    return;
  const std::size_t sent = form.under(name).size();
  std::size_t said = 0;
  for (const api::WireElement& element : **list)
    said += element.size();
  require(said <= sent);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  // Comparing every name with every other is for texts of a moderate length.
  if (size > 4096)
    return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto form = read_body(text);
  const auto query = read_query(text);
  require(form.has_value() == query.has_value());
  if (!form) {
    require(form.error().kind == &iam::errors::malformed_input);
    return 0;
  }
  const Parameters parameters = form->under("");
  require(parameters == query->under(""));
  require(parameters.size() <= size);
  const auto again = read_body(written(parameters));
  require(again.has_value() && again->under("") == parameters);
  check_found(*form, parameters);
  for (const std::string_view name : {"Tags", "A"})
    for (const auto elements : {api::Elements::Texts, api::Elements::Structures})
      check_list(*form, name, elements);
  return 0;
}
