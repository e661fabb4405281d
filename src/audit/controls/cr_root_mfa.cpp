// The root user has MFA, or no password that MFA could guard. CIS AWS Foundations Benchmark,
// "Ensure MFA is enabled for the 'root' user account", which leaves GovCloud out: there the root
// user cannot have MFA.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr std::string_view govcloud = "arn:aws-us-gov:";
constexpr Sentence no_mfa_there{"The root user of a GovCloud account cannot have MFA.",
                                "GovCloud のルートユーザーには MFA を設定できません。"};

}  // namespace

extern const Control cr_root_mfa = {
    .id = "CR-ROOT-MFA",
    .topic = Topic::Mfa,
    .severity = Severity::Critical,
    .title = {"Root user without MFA", "MFA のないルートユーザー"},
    .advice = {"Assign an MFA device to the root user.",
               "ルートユーザーに MFA デバイスを割り当ててください。"},
    .command =
        "aws iam enable-mfa-device --serial-number SERIAL_NUMBER --authentication-code1 CODE "
        "--authentication-code2 NEXT_CODE",
    .asks = {Of::Root, About::User},
    .concern = Concern::RootMfa,
    .check =
        [](const Question& question) {
          if (question.row.arn.starts_with(govcloud))
            return not_applicable(columns::mfa_active, no_mfa_there);
          switch (has_password(question)) {
            case Told::No:
              return not_applicable(columns::password_enabled, reasons::no_root_credentials);
            case Told::Unknown:
              return undecidable(columns::password_enabled, reasons::unread);
            case Told::Yes:
              break;
          }
          return fails_where(holds(!question.row.mfa_active), columns::mfa_active);
        },
};

}  // namespace rollcall::audit
