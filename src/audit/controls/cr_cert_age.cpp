// A signing certificate in use is replaced within a year.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_cert_age = {
    .id = "CR-CERT-AGE",
    .topic = Topic::Certificates,
    .severity = Severity::Medium,
    .title = {"Active signing certificates older than {} days",
              "アップロードから {} 日を超えたアクティブな署名証明書"},
    .advice = {"Upload another certificate, or delete this one if nobody needs it.",
               "別の証明書をアップロードするか、不要であれば削除してください。"},
    .command =
        "aws iam delete-signing-certificate --user-name USER --certificate-id CERTIFICATE_ID",
    .asks = {Of::Users, About::Certificates},
    .limit = Limit{"certificate-age", std::chrono::days{365}},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (const auto without = without_active_certificate(question))
            return *without;
          const std::size_t column = certificate_columns[index_of(question)].last_rotated;
          const auto& uploaded = question.row.certificates[index_of(question)].last_rotated;
          if (!uploaded)
            return undecidable(column, reasons::not_told);
          return fails_past_the_limit(question, column, {*uploaded, column});
        },
};

}  // namespace rollcall::audit
