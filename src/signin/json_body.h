#pragma once
// The JSON object that a page sends: a few texts and numbers, no more.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"

namespace rollcall::signin {

class JsonBody {
 public:
  // MalformedRequest for anything but one flat object of texts and whole numbers. Members that are
  // null count as absent.
  static base::Result<JsonBody> read(const http::Request& request);

  std::string text(std::string_view name) const;  // empty: absent
  std::optional<long long> number(std::string_view name) const;

  // MalformedRequest where there is none.
  base::Result<base::Secret> secret(std::string_view name) const;

 private:
  std::map<std::string, std::variant<base::Secret, long long>, std::less<>> members_;
};

}  // namespace rollcall::signin
