#include "signin/step_answer.h"

#include "api/json_writer.h"
#include "auth/passwords/new_password.h"
#include "auth/passwords/own_password.h"
#include "auth/sessions/sign_in_id.h"
#include "iam/arn.h"

namespace rollcall::signin {
namespace {

void write_or_null(api::JsonWriter& writer, std::string_view name,
                   const std::optional<std::string>& text) {
  if (text)
    writer(name, *text);
  else
    writer(name, nullptr);
}

std::optional<std::string> as_text(std::optional<base::Instant> instant) {
  return instant ? std::optional(base::to_iso8601(*instant)) : std::nullopt;
}

void write_devices(api::JsonWriter& writer, const store::Tables& tables,
                   std::string_view user_name) {
  std::vector<std::string> serial_numbers;
  for (const iam::MfaDevice& device : tables.mfa_devices.of(user_name))
    serial_numbers.push_back(device.serial_number);
  writer("devices", serial_numbers);
  serial_numbers.clear();
  for (const iam::SecurityKey& key : tables.security_keys.of(user_name))
    serial_numbers.push_back(key.serial_number);
  writer("securityKeys", serial_numbers);
}

void write_reason(api::JsonWriter& writer, const store::Tables& tables, const iam::User& user,
                  base::Instant now) {
  const auto policy = auth::password_policy_for(tables, user);
  const auto reason = auth::reason_to_change({*user.login_profile, policy, {}, now});
  writer("reason", reason == auth::ChangeReason::Expired ? "expired" : "reset");
}

// Whether who is signed in may change their password, and if not, why.
std::string_view own_password(const Recognizer& recognizer, const store::Tables& tables,
                              const Exchange& exchange, const PresentSignIn& present) {
  const auto user = tables.users.find(present.session.user_name);
  if (!user || !user->login_profile)
    return "none";
  if (auth::has_expired_for_good(tables, *user, exchange.now))
    return "expired";
  const auto caller = recognizer.caller_of(present, tables);
  policy::Budget budget;
  const bool is_allowed =
      caller && auth::authorize_own_password(tables, {*caller, facts_of(exchange), budget});
  return is_allowed ? "changeable" : "notAllowed";
}

void write_rules(api::JsonWriter& writer, std::string_view name,
                 const std::optional<iam::PasswordPolicy>& policy) {
  const iam::PasswordRules rules = iam::password_rules(policy);
  writer.open(name);
  writer("minimumLength", rules.minimum_length);
  writer("uppercase", rules.uppercase);
  writer("lowercase", rules.lowercase);
  writer("numbers", rules.numbers);
  writer("symbols", rules.symbols);
  writer("classes", rules.classes);
  writer("reusePrevention", rules.reuse_prevention);
  writer.close();
}

void write_session(api::JsonWriter& writer, const store::Tables& tables, const iam::User& user,
                   const PresentSignIn& present, const auth::SignInLimits& limits) {
  const auto policy = auth::password_policy_for(tables, user);
  writer("accountId", to_string(present.account));
  write_or_null(writer, "accountAlias", tables.settings.get().alias);
  writer("arn", iam::arn_of(user));
  write_or_null(writer, "userName", user.is_root() ? std::nullopt : std::optional(user.name));
  writer("isRoot", user.is_root());
  writer("mfa", present.session.mfa_given.has_value());
  writer("signedInAt", base::to_iso8601(present.session.created));
  writer("expiresAt", base::to_iso8601(auth::ends_at(present.session, limits)));
  writer("idleMinutes",
         static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(limits.idle).count()));
  write_or_null(
      writer, "passwordExpiresAt",
      as_text(user.login_profile ? iam::password_expires(user.login_profile->last_changed, policy)
                                 : std::nullopt));
  write_rules(writer, "ownPasswordRules", policy);
  write_rules(writer, "passwordRules", tables.settings.password_policy());  // of its users
}

}  // namespace

std::string describe_step(const Recognizer& recognizer, const store::Tables& tables,
                          const Exchange& exchange, const PresentSignIn& present) {
  const auto user = tables.users.find(present.session.user_name);
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  switch (present.session.step) {
    case iam::SignInStep::Mfa:
      writer("step", "mfa");
      write_devices(writer, tables, present.session.user_name);
      break;
    case iam::SignInStep::ChangePassword:
      writer("step", "changePassword");
      if (user && user->login_profile) {
        write_reason(writer, tables, *user, exchange.now);
        write_rules(writer, "passwordRules", auth::password_policy_for(tables, *user));
      }
      break;
    case iam::SignInStep::Done:
      writer("step", "done");
      if (user) {
        writer.open("session");
        write_session(writer, tables, *user, present, recognizer.limits());
        writer("ownPassword", own_password(recognizer, tables, exchange, present));
        writer.close();
      }
      break;
  }
  writer("token", auth::page_token_of(present.id));
  writer.close();
  return text;
}

std::string describe_expired_password() { return R"({"step":"passwordExpired"})"; }

}  // namespace rollcall::signin
