#include "signin/sign_out.h"

#include "signin/step_answer.h"

namespace rollcall::signin {

Reply present_step(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find(exchange, parts.site));
  return json_reply(TRY(parts.store.read(present.account, [&](const store::Tables& tables) {
    return describe_step(parts.recognizer, tables, exchange, present);
  })));
}

Reply sign_out(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  TRY(parts.store.write(present.account, store::Effect::Record,
                        [&](store::Tables& tables) -> base::Result<base::Nothing> {
                          tables.signin_sessions.erase(present.session.id_hash);
                          return base::Nothing{};
                        }));
  http::Response response = nothing_to_say();
  response.headers.push_back(parts.site.forget(exchange.request));
  return response;
}

Reply sign_out_everywhere(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  if (present.session.step != iam::SignInStep::Done)
    return wrong_step();
  TRY(parts.store.write(present.account, store::Effect::Record,
                        [&](store::Tables& tables) -> base::Result<base::Nothing> {
                          tables.signin_sessions.erase_of(present.session.user_name, {});
                          return base::Nothing{};
                        }));
  http::Response response = nothing_to_say();
  response.headers.push_back(parts.site.forget(exchange.request));
  return response;
}

}  // namespace rollcall::signin
