// Signing certificates are for SOAP requests, which hardly any service takes any more.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_cert_active = {
    .id = "CR-CERT-ACTIVE",
    .topic = Topic::Certificates,
    .severity = Severity::Low,
    .title = {"Active signing certificates", "アクティブな署名証明書"},
    .advice = {"Delete the certificate if nobody needs it.",
               "不要であれば、証明書を削除してください。"},
    .command =
        "aws iam delete-signing-certificate --user-name USER --certificate-id CERTIFICATE_ID",
    .asks = {Of::Users, About::Certificates},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (const auto without = without_active_certificate(question))
            return *without;
          return fails_where(Holds::Yes, certificate_columns[index_of(question)].active);
        },
};

}  // namespace rollcall::audit
