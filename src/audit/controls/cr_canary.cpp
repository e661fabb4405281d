// A credential that was laid out as a trap was used: by whoever found it. The words name users, or
// one credential of a user: alice/access_key_1.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence no_canary{"This is no canary.", "カナリアではありません。"};

}  // namespace

extern const Control cr_canary = {
    .id = "CR-CANARY",
    .topic = Topic::AccessKeys,
    .severity = Severity::Critical,
    .title = {"Canary credentials that were used", "使用されたカナリア認証情報"},
    .advice = {"Somebody has found the canary: look where it lay, and who used it from where.",
               "カナリアが発見されています。置き場所と、使用元を調査してください。"},
    .command = "aws iam delete-login-profile --user-name USER",
    .key_command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::Credentials},
    .asked = Asked::WhenNamed,
    .words = Words{"canaries", ""},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const std::string slot = question.row.user + "/" + std::string(to_string(question.slot));
          const bool is_canary =
              is_among(question.words, question.row.user) || is_among(question.words, slot);
          if (!is_canary)
            return not_applicable(columns::user, no_canary);
          const bool is_password = question.slot == Slot::Password;
          const std::size_t column =
              is_password ? columns::password_last_used : key_names(question).last_used_date;
          const auto& use =
              is_password ? question.row.password_last_used : key_cells(question).last_used_date;
          if (!use && use.error() == report::Absence::NotSupported)
            return undecidable(column, reasons::not_told);
          return fails_where(holds(use.has_value()), column);
        },
};

}  // namespace rollcall::audit
