// A user without a password but with a key can do without MFA whatever policies do not ask it for.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence has_one{"The user has a password.", "ユーザーにはパスワードがあります。"};

}  // namespace

extern const Control cr_mfa_keyuser = {
    .id = "CR-MFA-KEYUSER",
    .topic = Topic::Mfa,
    .severity = Severity::Low,
    .title = {"Users with an access key, and neither password nor MFA",
              "アクセスキーを持ち、パスワードと MFA のないユーザー"},
    .advice = {"Assign an MFA device, and demand it by a policy on aws:MultiFactorAuthPresent.",
               "MFA デバイスを割り当て、aws:MultiFactorAuthPresent "
               "を条件とするポリシーで必須にしてください。"},
    .command =
        "aws iam enable-mfa-device --user-name USER --serial-number SERIAL_NUMBER "
        "--authentication-code1 CODE --authentication-code2 NEXT_CODE",
    .asks = {Of::Users, About::User},
    .asked = Asked::WhenNamed,
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          switch (has_password(question)) {
            case Told::Yes:
              return not_applicable(columns::password_enabled, has_one);
            case Told::Unknown:
              return undecidable(columns::password_enabled, reasons::not_told);
            case Told::No:
              break;
          }
          const std::size_t column = key_columns[question.row.access_keys[1].active ? 1 : 0].active;
          switch (has_active_key(question)) {
            case Told::No:
              return not_applicable(column, reasons::no_active_key);
            case Told::Unknown:
              return undecidable(column, reasons::unread);
            case Told::Yes:
              break;
          }
          return fails_where(holds(!question.row.mfa_active), columns::mfa_active);
        },
};

}  // namespace rollcall::audit
