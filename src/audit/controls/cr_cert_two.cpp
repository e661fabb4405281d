// A user has one active signing certificate: the second is for the days of an exchange.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_cert_two = {
    .id = "CR-CERT-TWO",
    .topic = Topic::Certificates,
    .severity = Severity::Low,
    .title = {"Users with two active signing certificates",
              "アクティブな署名証明書を 2 つ持つユーザー"},
    .advice = {"Delete the older certificate.", "古い証明書を削除してください。"},
    .command =
        "aws iam delete-signing-certificate --user-name USER "
        "--certificate-id CERTIFICATE_ID_OF_THE_OLDER",
    .asks = {Of::Users, About::User},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const auto& certificates = question.row.certificates;
          const bool are_both = certificates[0].active && certificates[1].active;
          if (!are_both && has_further(question) == Told::Unknown)
            return undecidable(columns::further_credentials, reasons::not_told);
          for (std::size_t slot = 0; slot < certificates.size(); ++slot)
            if (!certificates[slot].active &&
                !is_unread(question, certificate_columns[slot].active))
              return fails_where(Holds::No, certificate_columns[slot].active);
          for (const CertificateColumns& names : certificate_columns)
            if (is_unread(question, names.active))
              return undecidable(names.active, reasons::unread);
          return fails_where(Holds::Yes, certificate_columns[1].active);
        },
};

}  // namespace rollcall::audit
