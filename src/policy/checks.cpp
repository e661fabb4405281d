#include "policy/checks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "base/ascii.h"
#include "policy/actions.h"
#include "policy/condition_values.h"
#include "policy/principals.h"
#include "policy/resources.h"
#include "policy/trust_actions.h"

namespace rollcall::policy {
namespace {

using IsValue = bool(ValueType, std::string_view);

bool is_alphanumeric(char c) { return base::is_letter(c) || base::is_digit(c); }

std::string example_of(ValueType type) {
  switch (type) {
    case ValueType::Numeric:
      return "<number>";
    case ValueType::Date:
      return "<date>";
    case ValueType::Binary:
      return "<base64>";
    case ValueType::IpAddress:
      return "<addresses>";
    case ValueType::Arn:
      return "<arn>";
    case ValueType::String:
    case ValueType::Bool:
    case ValueType::Null:
      break;
  }
  return "<string>";
}

// Each check looks at the whole document before the next begins.
class Checker {
 public:
  using Check = void (Checker::*)();

  explicit Checker(const Draft& draft) : draft_(draft) {}

  Complaints run(std::span<const Check> checks) && {
    for (const Check check : checks)
      (this->*check)();
    return std::move(complaints_);
  }

  void check_version() {
    if (draft_.version && draft_.version->text == newest_version)
      return;
    complain(issues::version, draft_.version ? draft_.version->span : draft_.bracket,
             "Policy document must be version 2012-10-17 or greater.",
             {draft_.version ? std::string(newest_version) : "\"Version\": \"2012-10-17\""});
  }

  void check_legacy_parsing() { legacy_parsing(is_storable); }
  void check_legacy_parsing_of_session() { legacy_parsing(is_usable_in_session); }

  // Whom a policy is for is said by attaching it.
  void check_principals() {
    for (const DraftStatement& statement : draft_.statements)
      if (statement.principals.presence == Presence::Present)
        complain(issues::prohibited_element, statement.principals.name,
                 "Policy document should not specify a principal.");
  }

  void check_statement_ids() {
    for (const DraftStatement& statement : draft_.statements)
      if (!std::ranges::all_of(statement.sid.text, is_alphanumeric))
        complain(issues::statement_id, statement.sid.span,
                 "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
                 "regular expression [0-9A-Za-z]*");
    std::set<std::string_view> ids;
    for (const DraftStatement& statement : draft_.statements)
      if (!statement.sid.text.empty() && !ids.insert(statement.sid.text).second)
        complain(issues::statement_id_twice, statement.sid.span,
                 "Statement IDs (SID) in a single policy must be unique.");
  }

  void check_presence_of_actions() {
    for (const DraftStatement& statement : draft_.statements)
      if (is_empty(statement.actions))
        complain(issues::missing_action, place_of(statement.actions, statement),
                 "Policy statement must contain actions.", {"\"Action\"", "\"NotAction\""});
  }

  void check_presence_of_resources() {
    for (const DraftStatement& statement : draft_.statements)
      if (is_empty(statement.resources))
        complain(issues::missing_resource, place_of(statement.resources, statement),
                 "Policy statement must contain resources.", {"\"Resource\"", "\"NotResource\""});
  }

  void check_resources() {
    for (const DraftStatement& statement : draft_.statements)
      for (const DraftText& resource : statement.resources.texts)
        if (auto message = complaint_about_resource(resource.text))
          complain(issues::resource, resource.span, *std::move(message), {"\"*\"", "<arn>"});
  }

  void check_actions() {
    for (const DraftStatement& statement : draft_.statements)
      for (const DraftText& action : statement.actions.texts)
        if (auto message = complaint_about_action(action.text))
          complain(issues::action, action.span, *std::move(message), {"<action>"});
  }

  void check_no_resources() {
    for (const DraftStatement& statement : draft_.statements)
      if (statement.resources.presence != Presence::Missing)
        complain(issues::prohibited_element, statement.resources.name,
                 statement.resources.sense == Sense::Listed ? "Has prohibited field Resource"
                                                            : "Has prohibited field NotResource");
  }

  void check_presence_of_principals() {
    for (const DraftStatement& statement : draft_.statements) {
      const DraftPrincipals& principals = statement.principals;
      if (principals.presence != Presence::Unreadable && principals.list.principals.empty())
        complain(issues::missing_principal,
                 principals.presence == Presence::Missing ? statement.bracket : principals.name,
                 "Missing required field Principal", {"\"Principal\""});
    }
  }

  void check_trust_actions() {
    for (const DraftStatement& statement : draft_.statements)
      if (statement.actions.presence == Presence::Missing)
        complain(issues::missing_action, statement.bracket, "Missing required field Action",
                 {"\"Action\""});
      else if (statement.actions.presence == Presence::Present)
        check_trust_actions(statement.actions);
  }

  void check_forms_of_principals() {
    for (const DraftStatement& statement : draft_.statements) {
      const auto& principals = statement.principals.list.principals;
      for (std::size_t i = 0; i < principals.size(); ++i)
        if (auto message = complaint_about_principal(principals[i]))
          complain(issues::principal, statement.principals.spans[i], *std::move(message));
    }
  }

 private:
  void complain(const Issue& issue, Span span, std::string message,
                std::vector<std::string> expected = {}) {
    complaints_.add({&issue, span, std::move(message), std::move(expected)});
  }

  static bool is_empty(const DraftList& list) {
    return list.presence != Presence::Unreadable && list.texts.empty();
  }

  static Span place_of(const DraftList& list, const DraftStatement& statement) {
    return list.presence == Presence::Missing ? statement.bracket : list.name;
  }

  void legacy_parsing(IsValue* is_value) {
    constexpr const char* message = "The policy failed legacy parsing";
    for (const DraftStatement& statement : draft_.statements) {
      const std::string& effect = statement.effect.text;
      if (!effect.empty() && effect != "Allow" && effect != "Deny")
        complain(issues::effect, statement.effect.span, message,
                 {base::lower(effect) == "allow" ? "Allow" : "Deny"});
      for (const DraftCondition& condition : statement.conditions)
        for (const DraftText& value : condition.values)
          if (const ValueType type = condition.comparison.operation->type;
              !is_value(type, value.text))
            complain(issues::condition_value, value.span, message, {example_of(type)});
      for (const DraftText& resource : statement.resources.texts)
        if (fails_legacy_parsing(resource.text))
          complain(issues::resource, resource.span, message, {"\"*\"", "<arn>"});
    }
  }

  // Everything but some actions is mostly what a trust policy may not speak of.
  void check_trust_actions(const DraftList& actions) {
    constexpr const char* message = "AssumeRole policy may only specify STS AssumeRole actions.";
    const std::vector<std::string> expected = {"sts:AssumeRole"};
    if (actions.sense == Sense::Others || actions.texts.empty())
      return complain(issues::trust_action, actions.name, message, expected);
    for (const DraftText& action : actions.texts)
      if (!is_trust_action(action.text))
        complain(issues::trust_action, action.span, message, expected);
  }

  const Draft& draft_;
  Complaints complaints_;
};

constexpr Checker::Check identity_checks[] = {
    &Checker::check_legacy_parsing,
    &Checker::check_principals,
    &Checker::check_statement_ids,
    &Checker::check_presence_of_actions,
    &Checker::check_presence_of_resources,
    &Checker::check_resources,
    &Checker::check_actions,
};

constexpr Checker::Check managed_checks[] = {
    &Checker::check_version,
    &Checker::check_legacy_parsing,
    &Checker::check_principals,
    &Checker::check_statement_ids,
    &Checker::check_presence_of_actions,
    &Checker::check_presence_of_resources,
    &Checker::check_resources,
    &Checker::check_actions,
};

constexpr Checker::Check session_checks[] = {
    &Checker::check_legacy_parsing_of_session,
    &Checker::check_principals,
    &Checker::check_statement_ids,
    &Checker::check_presence_of_actions,
    &Checker::check_presence_of_resources,
    &Checker::check_resources,
    &Checker::check_actions,
};

constexpr Checker::Check trust_checks[] = {
    &Checker::check_no_resources,  &Checker::check_presence_of_principals,
    &Checker::check_trust_actions, &Checker::check_legacy_parsing,
    &Checker::check_statement_ids, &Checker::check_forms_of_principals,
};

std::span<const Checker::Check> checks_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::Identity:
      return identity_checks;
    case DocumentKind::Managed:
      return managed_checks;
    case DocumentKind::Session:
      return session_checks;
    case DocumentKind::Trust:
      return trust_checks;
  }
  return {};
}

}  // namespace

Complaints complaints_about(const Draft& draft, DocumentKind kind) {
  return Checker(draft).run(checks_of(kind));
}

}  // namespace rollcall::policy
