#include "gateway/forward_auth.h"

#include "auth/authorize.h"
#include "base/ascii.h"
#include "gateway/forward_answer.h"
#include "gateway/original_request.h"
#include "iam/errors.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

bool came_by_tls(const http::Request& original) {
  const auto scheme = http::header(original, "X-Forwarded-Proto");
  return scheme && base::equal_ignoring_case(last_hop(*scheme), "https");
}

}  // namespace

Reply ForwardAuth::answer(Inquiry& inquiry) const {
  const http::Request original = TRY(original_request(inquiry.request));
  inquiry.about.append(original.method).append(" ").append(http::path_of(original.target));
  find_client(inquiry, original);
  TRY(note(inquiry, authenticator_.authenticate_elsewhere(original, inquiry.now)));
  TRY(check_made_for_another_service(inquiry));
  TRY(note_use(inquiry, store_));
  return granted(*inquiry.authenticated, TRY(authorized_action(inquiry, original)));
}

// What the proxy says of the client is believed only where the configuration says that it does.
void ForwardAuth::find_client(Inquiry& inquiry, const http::Request& original) const {
  inquiry.user_agent = http::header(original, "User-Agent").value_or("");
  if (settings_.address_header.empty())
    return;
  for (const http::Header& line : original.headers)
    if (base::equal_ignoring_case(line.name, settings_.address_header))
      inquiry.source_address = last_hop(line.value);
}

// The action that the caller may do by the rules; empty where there are none.
base::Result<std::string> ForwardAuth::authorized_action(const Inquiry& inquiry,
                                                         const http::Request& original) const {
  if (settings_.actions.empty())
    return std::string();
  const auth::Caller& caller = inquiry.authenticated->caller();
  const std::string account = to_string(caller.account);
  const auto asked =
      asked_action(settings_.actions, {.method = original.method,
                                       .target = original.target,
                                       .service = inquiry.authenticated->use.service_name,
                                       .region = inquiry.authenticated->region,
                                       .account = account});
  if (!asked)
    return base::fail(iam::errors::access_denied, "Access Denied", "no rule knows this request");
  const bool is_tls = !settings_.address_header.empty() && came_by_tls(original);
  const auth::RequestFacts facts{
      .now = inquiry.now,
      .source_address = inquiry.source_address,
      .user_agent = inquiry.user_agent,
      .region = inquiry.authenticated->region,
      .transport = is_tls ? http::Transport::Tls : http::Transport::Plain};
  TRY(auth::authorize({caller, facts}, {asked->action, auth::resource(asked->resource)}));
  return asked->action;
}

}  // namespace rollcall::gateway
