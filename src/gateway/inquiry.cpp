#include "gateway/inquiry.h"

#include <algorithm>
#include <iterator>

#include "api/protocol.h"
#include "auth/signatures/last_use.h"
#include "iam/access_key.h"
#include "iam/errors.h"
#include "sigv4/verify.h"

namespace rollcall::gateway {

std::string_view address_of(const Inquiry& inquiry) {
  return inquiry.source_address.empty() ? inquiry.request.remote_address
                                        : std::string_view(inquiry.source_address);
}

base::Result<base::Nothing> note(Inquiry& inquiry, auth::Checked<auth::Authenticated> checked) {
  if (!checked) {
    inquiry.refusal = std::move(checked).error();
    return std::unexpected(inquiry.refusal->error);
  }
  inquiry.authenticated = *std::move(checked);
  return base::Nothing{};
}

base::Result<base::Nothing> check_made_for_another_service(Inquiry& inquiry) {
  const auth::Authenticated& signature = *inquiry.authenticated;
  const std::string& signed_service = signature.use.service_name;
  const auto is_signed_for = [&](const api::Service* service) {
    return service->name == signed_service;
  };
  if (std::ranges::none_of(api::services, is_signed_for))
    return base::Nothing{};
  inquiry.refusal = {{&sigv4::scope_error(signature.carrier),
                      "Credential should be scoped to the service that was asked, not to '" +
                          signed_service + "'.",
                      "wrong service"},
                     {.access_key_id = signature.caller().access_key_id,
                      .signed_for = signature.region + "/" + signed_service,
                      .signed_headers = {}}};
  return std::unexpected(inquiry.refusal->error);
}

base::Result<UseNoted> note_use(const Inquiry& inquiry, store::Store& store) {
  if (!auth::is_due(*inquiry.authenticated))
    return UseNoted::Yes;
  if (inquiry.patience == api::Patience::Impatient)
    return UseNoted::HasToWait;
  TRY(auth::record_use(store, *inquiry.authenticated,
                       iam::origin_of_use(address_of(inquiry), inquiry.user_agent)));
  return UseNoted::Yes;
}

}  // namespace rollcall::gateway
