#include "audit/control.h"

namespace rollcall::audit {

std::string_view to_string(Topic topic) {
  switch (topic) {
    case Topic::RootAccessKey:
      return "root_access_key";
    case Topic::RootUser:
      return "root_user";
    case Topic::Mfa:
      return "mfa";
    case Topic::Rotation:
      return "rotation";
    case Topic::Unused:
      return "unused";
    case Topic::NeverUsed:
      return "never_used";
    case Topic::AccessKeys:
      return "access_keys";
    case Topic::Passwords:
      return "passwords";
    case Topic::Certificates:
      return "certificates";
    case Topic::PasswordPolicy:
      return "password_policy";
    case Topic::Report:
      return "report";
  }
  return {};
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Low:
      return "low";
    case Severity::Medium:
      return "medium";
    case Severity::High:
      return "high";
    case Severity::Critical:
      return "critical";
  }
  return {};
}

std::string_view to_string(Status status) {
  switch (status) {
    case Status::Pass:
      return "PASS";
    case Status::Fail:
      return "FAIL";
    case Status::Manual:
      return "MANUAL";
    case Status::NotApplicable:
      return "NOT_APPLICABLE";
  }
  return {};
}

std::string_view to_string(Slot slot) {
  switch (slot) {
    case Slot::Account:
      return "account";
    case Slot::User:
      return "user";
    case Slot::Password:
      return "password";
    case Slot::AccessKey1:
      return "access_key_1";
    case Slot::AccessKey2:
      return "access_key_2";
    case Slot::Certificate1:
      return "cert_1";
    case Slot::Certificate2:
      return "cert_2";
  }
  return {};
}

std::string with_days(std::string_view title, base::Seconds limit) {
  constexpr std::string_view place = "{}";
  std::string text(title);
  if (const auto at = text.find(place); at != text.npos)
    text.replace(at, place.size(),
                 std::to_string(std::chrono::floor<std::chrono::days>(limit).count()));
  return text;
}

}  // namespace rollcall::audit
