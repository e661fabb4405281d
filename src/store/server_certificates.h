#pragma once
// Server certificates, in the order of their name keys. Their private keys are sealed, and no
// answer holds one.

#include <optional>
#include <string_view>

#include "base/secret.h"
#include "iam/server_certificate.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class ServerCertificates {
 public:
  explicit ServerCertificates(Scope scope) : scope_(scope) {}

  std::optional<iam::ServerCertificate> find(std::string_view name) const;  // whatever its case
  Page<iam::ServerCertificate> list(std::string_view path_prefix, const PageRequest& page) const;
  std::size_t count() const;

  // Of a certificate that exists.
  iam::ServerCertificateText text(std::string_view name) const;
  base::Secret private_key(std::string_view name) const;

  void insert(const iam::ServerCertificate& certificate, const iam::ServerCertificateText& text,
              const base::Secret& private_key);

  // Gives the certificate called `name` the name and path of `changed`; its tags follow.
  void rename(std::string_view name, const iam::ServerCertificate& changed);

  void erase(std::string_view name);  // with its tags

 private:
  Scope scope_;
};

}  // namespace rollcall::store
