// A member account whose root access is managed centrally has neither a root password nor root
// keys, nor inactive ones. Asked where somebody says that the account is such a one. CIS AWS
// Foundations Benchmark 7.0, "Ensure centralized root access".
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence not_said{"It was not said whether this is a member account.",
                            "メンバーアカウントかどうかが指定されていません。"};
constexpr Sentence no_member{"This is no member account.", "メンバーアカウントではありません。"};

// The cells by which a key shows, active or not.
std::array<std::size_t, 3> signs_in(const KeyColumns& names) {
  return {names.active, names.last_rotated, names.last_used_date};
}

std::optional<std::size_t> sign_of_a_key(const report::OwnedRow& row) {
  for (std::size_t slot = 0; slot < report::slots; ++slot) {
    const report::KeyCells& key = row.access_keys[slot];
    if (key.active)
      return key_columns[slot].active;
    if (key.last_rotated)
      return key_columns[slot].last_rotated;
    if (key.last_used_date)
      return key_columns[slot].last_used_date;
  }
  return std::nullopt;
}

}  // namespace

extern const Control cr_root_central = {
    .id = "CR-ROOT-CENTRAL",
    .topic = Topic::RootUser,
    .severity = Severity::Info,
    .title = {"Root user with credentials of its own in a member account",
              "独自の認証情報を持つメンバーアカウントのルートユーザー"},
    .advice =
        {"Working from the management account, delete this member account's root credentials.",
         "管理アカウントから操作し、このメンバーアカウントのルート認証情報を削除してください。"},
    .command = "aws iam enable-organizations-root-credentials-management",
    .asks = {Of::Root, About::User},
    .asked = Asked::WhenNamed,
    .concern = Concern::CentralRoot,
    .check =
        [](const Question& question) {
          if (!question.facts.is_member_account)
            return undecidable(columns::user, not_said);
          if (!*question.facts.is_member_account)
            return not_applicable(columns::user, no_member);
          if (has_password(question) == Told::Yes)
            return fails_where(Holds::Yes, columns::password_enabled);
          if (const auto sign = sign_of_a_key(question.row))
            return fails_where(Holds::Yes, *sign);
          for (const KeyColumns& names : key_columns)
            for (const std::size_t column : signs_in(names))
              if (is_unread(question, column))
                return undecidable(column, reasons::unread);
          if (has_further(question) == Told::Unknown)
            return undecidable(columns::further_credentials, reasons::not_told);
          if (has_password(question) == Told::Unknown)
            return undecidable(columns::password_enabled, reasons::unread);
          return fails_where(Holds::No, columns::password_enabled);
        },
};

}  // namespace rollcall::audit
