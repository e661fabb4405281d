#include "gateway/admission.h"

#include "gateway/errors.h"

namespace rollcall::gateway {

Admission::Admission(const std::optional<base::Secret>& token) {
  if (token)
    token_.emplace(*token);
}

base::Result<base::Nothing> Admission::check(const http::Request& request) const {
  if (!token_)
    return base::Nothing{};
  const auto shown = http::header(request, asker_token_header);
  if (shown && token_->is(*shown))
    return base::Nothing{};
  return base::fail(errors::unknown_asker, "The service that asks must show its token.",
                    shown ? "the token is another one" : "there is no token");
}

}  // namespace rollcall::gateway
