// ListSignInSessions: what a user, or root for itself, is signed in to: since when, seen when, from
// which address and by which agent.
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "actions/rollcall/sign_in_sessions/sign_in_sessions.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "sign-in-sessions";

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

// An address or an agent that is not known is left out.
struct SignInSessionShape {
  std::string session_id;
  base::Instant create_date;
  base::Instant last_seen_date;
  base::Instant expiration_date;
  std::optional<std::string> source_address;
  std::optional<std::string> user_agent;
  bool mfa_authenticated = false;
  bool is_current = false;  // the caller acts in it

  void fields(auto& field) const {
    field("SessionId", session_id);
    field("CreateDate", create_date);
    field("LastSeenDate", last_seen_date);
    field("ExpirationDate", expiration_date);
    field("SourceAddress", source_address);
    field("UserAgent", user_agent);
    field("MFAAuthenticated", mfa_authenticated);
    field("IsCurrent", is_current);
  }
};

struct Response {
  std::vector<SignInSessionShape> sign_in_sessions;
  Continuation continuation;

  void fields(auto& field) const {
    field("SignInSessions", sign_in_sessions);
    continuation.fields(field);
  }
};

std::optional<std::string> known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

SignInSessionShape shape_of(const api::View& view, const iam::SignInSession& sign_in) {
  return {.session_id = sign_in.id_hash,
          .create_date = sign_in.created,
          .last_seen_date = sign_in.last_seen,
          .expiration_date = auth::ends_at(sign_in, view.environment.sign_in_limits),
          .source_address = known(sign_in.seen_from.source_address),
          .user_agent = known(sign_in.seen_from.user_agent),
          .mfa_authenticated = sign_in.mfa_given.has_value(),
          .is_current = view.caller.spared_session() == sign_in.id_hash};
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(user_or_caller(view, request.user_name));
  auto all = view.tables.signin_sessions.of(user.name);
  std::erase_if(all, [&](const iam::SignInSession& each) { return !is_live(view, each); });
  const auto page = page_of(
      all, wanted, [](const iam::SignInSession& each) { return std::string_view(each.id_hash); });
  Response response;
  for (const iam::SignInSession& each : page.rows)
    response.sign_in_sessions.push_back(shape_of(view, each));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_sign_in_sessions = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "ListSignInSessions",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .allowed_anyway = is_about_oneself<Request>,
    .run = run,
};

}  // namespace rollcall::actions
