#pragma once
// A request's parameters as they came over the wire: names and values, decoded, not yet understood.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace rollcall::api {

class Form {
 public:
  Form() = default;
  explicit Form(std::vector<std::pair<std::string, std::string>> parameters);

  // The value of a parameter; the last one where a name came twice.
  std::optional<std::string_view> find(std::string_view name) const;

  // All parameters whose names begin with the prefix, in the order they came.
  std::vector<std::pair<std::string_view, std::string_view>> under(std::string_view prefix) const;

 private:
  std::vector<std::pair<std::string, std::string>> parameters_;
};

// Reads the query of a GET and the body of everything else. MalformedInput where it is not
// application/x-www-form-urlencoded in UTF-8.
base::Result<Form> parse_form(const http::Request& request);

}  // namespace rollcall::api
