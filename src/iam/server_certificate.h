#pragma once
// A server certificate of an account: what a server shows of itself to those who connect to it. Its
// private key is not told here: nobody is ever shown that one again.

#include <optional>
#include <string>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

struct ServerCertificate {
  AccountId account;
  std::string name;  // as spelled when it was given
  std::string path = "/";
  std::string id;  // ASCA…
  base::Instant uploaded;
  base::Instant expires;
};

// What was uploaded, without blanks around it: the certificate, and those who vouch for it.
struct ServerCertificateText {
  std::string body;
  std::optional<std::string> chain;
};

}  // namespace rollcall::iam
