// The root user has no active signing certificate: like a key, it acts with unrestricted access.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_root_cert = {
    .id = "CR-ROOT-CERT",
    .topic = Topic::Certificates,
    .severity = Severity::High,
    .title = {"Active signing certificates of the root user",
              "ルートユーザーのアクティブな署名証明書"},
    .advice = {"Delete the certificate.", "証明書を削除してください。"},
    .command = "aws iam delete-signing-certificate --certificate-id CERTIFICATE_ID",
    .asks = {Of::Root, About::Certificates},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const std::size_t index = index_of(question);
          return fails_where(holds(question.row.certificates[index].active),
                             certificate_columns[index].active);
        },
};

}  // namespace rollcall::audit
