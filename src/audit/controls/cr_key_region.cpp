// A key was last used in a region where the account has business. Asked when regions are named.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_region = {
    .id = "CR-KEY-REGION",
    .topic = Topic::AccessKeys,
    .severity = Severity::Medium,
    .title = {"Access keys last used in a region that is not allowed",
              "許可されていないリージョンで最後に使用されたアクセスキー"},
    .advice =
        {"Find out who used the key from there; deactivate it if nobody knows.",
         "そのリージョンで使用した人を確認し、不明な場合はキーを非アクティブ化してください。"},
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .asked = Asked::WhenNamed,
    .words = Words{"allowed-regions", ""},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const std::size_t column = key_names(question).last_used_region;
          const auto& region = key_cells(question).last_used_region;
          if (question.words.empty())
            return not_applicable(column, reasons::nothing_named);
          if (!region && region.error() == report::Absence::NotSupported)
            return undecidable(column, reasons::not_told);
          return fails_where(holds(region && !is_among(question.words, *region)), column);
        },
};

}  // namespace rollcall::audit
