#pragma once
// The sentences of the printed report, in each language. What the report itself says (names, dates,
// N/A, true) is never translated.

#include <array>
#include <string_view>

#include "documents/language.h"
#include "documents/report_figures.h"

namespace rollcall::documents {

struct PageTexts {
  std::string_view language;  // of <html lang>
  std::string_view title;
  std::string_view account;
  std::string_view generated;
  std::string_view requested_by;
  std::string_view edition;
  std::string_view digest;
  std::string_view users;
  std::string_view root_user;
  std::string_view root_has_key;
  std::string_view root_has_mfa;
  std::string_view root_password_used;
  std::string_view yes;
  std::string_view no;
  std::string_view mfa_coverage;
  std::string_view with_mfa;
  std::string_view without_mfa;
  std::string_view users_without_mfa;
  std::string_view nobody;
  std::string_view key_ages;
  std::string_view active_keys;
  std::string_view old_keys;  // active ones past rotation_days, which stand for {}
  std::string_view inactive_keys;
  std::string_view inactive_unknown;  // in the edition that gives inactive keys no date
  std::string_view days;
  std::string_view attention;
  std::string_view control;
  std::string_view failing_users;
  std::string_view failing_credentials;
  std::array<std::string_view, age_limits.size() + 1> ages;
  std::string_view table;
  std::string_view meanings;
  std::string_view not_applicable;
  std::string_view no_information;
  std::string_view not_supported;
  std::string_view lone_false;
  std::string_view times;
};

const PageTexts& page_texts(Language language);

}  // namespace rollcall::documents
