// A password that is the only factor is changed every 90 days. PCI DSS 3.2.1 asks it of all, 4.0.1
// only where there is no other factor; NIST advises against it, so that it is asked only when
// named.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_pw_age_90 = {
    .id = "CR-PW-AGE-90",
    .topic = Topic::Passwords,
    .severity = Severity::Medium,
    .title = {"Passwords not changed for more than {} days",
              "{} 日を超えて変更されていないパスワード"},
    .advice = {"Have the user change the password at the next sign-in.",
               "次回サインイン時にパスワードの変更を求めてください。"},
    .command = "aws iam update-login-profile --user-name USER --password-reset-required",
    .asks = {Of::Users, About::Password},
    .asked = Asked::WhenNamed,
    .limit = Limit{"password-age", std::chrono::days{90}},
    .concern = Concern::PasswordAge,
    .check = password_past_the_limit,
};

}  // namespace rollcall::audit
