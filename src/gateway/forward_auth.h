#pragma once
// Forward authentication: a proxy asks, before it passes a request on, who signed it and, where
// there are rules, whether they may.

#include <optional>
#include <string>

#include "gateway/inquiry.h"
#include "gateway/settings.h"

namespace rollcall::gateway {

class ForwardAuth {
 public:
  ForwardAuth(const GatewaySettings& settings, auth::Authenticator& authenticator,
              store::Store& store)
      : settings_(settings), authenticator_(authenticator), store_(store) {}

  // 200 with the principal in headers.
  Reply answer(Inquiry& inquiry) const;

 private:
  // nullopt, only to the impatient: it would have to wait.
  std::optional<auth::Checked<auth::Authenticated>> authenticate(const http::Request& original,
                                                                 const Inquiry& inquiry) const;
  base::Result<base::Nothing> check_account(const auth::Caller& caller) const;
  base::Result<std::string> authorized_actions(const Inquiry& inquiry,
                                               const http::Request& original) const;
  void find_client(Inquiry& inquiry, const http::Request& original) const;

  const GatewaySettings& settings_;
  auth::Authenticator& authenticator_;
  store::Store& store_;
};

}  // namespace rollcall::gateway
