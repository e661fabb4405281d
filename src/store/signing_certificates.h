#pragma once
// X.509 signing certificates, kept by (user, certificate id); bodies lie in a table of their own,
// by id.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/signing_certificate.h"
#include "store/scope.h"

namespace rollcall::store {

class SigningCertificates {
 public:
  explicit SigningCertificates(Scope scope) : scope_(scope) {}

  std::vector<iam::SigningCertificate> of(
      std::string_view user_name) const;  // by id, bodies included
  std::optional<iam::SigningCertificate> find(std::string_view certificate_id) const;

  void insert(const iam::SigningCertificate& certificate);
  void set_status(const iam::SigningCertificate& certificate, iam::Status status);
  void erase(const iam::SigningCertificate& certificate);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
