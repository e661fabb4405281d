// A key was last used for a service that workloads have no business with.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_service = {
    .id = "CR-KEY-SERVICE",
    .topic = Topic::AccessKeys,
    .severity = Severity::Medium,
    .title = {"Access keys last used for a service that is watched",
              "監視対象のサービスで最後に使用されたアクセスキー"},
    .advice = {"Find out who used the key and what for; deactivate it if nobody knows.",
               "使用した人と目的を確認し、不明な場合はキーを非アクティブ化してください。"},
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .asked = Asked::WhenNamed,
    .words = Words{"watched-services", "iam,sts,organizations"},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const std::size_t column = key_names(question).last_used_service;
          const auto& service = key_cells(question).last_used_service;
          if (!service && service.error() == report::Absence::NotSupported)
            return undecidable(column, reasons::not_told);
          return fails_where(holds(service && is_among(question.words, *service)), column);
        },
};

}  // namespace rollcall::audit
