#include "actions/iam/server_certificates/server_certificates.h"

#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

std::string with_name(std::string_view name) {
  return "The Server Certificate with name " + std::string(name);
}

}  // namespace

api::Result<iam::ServerCertificate> find_server_certificate(const api::View& view,
                                                            std::string_view name) {
  auto certificate = view.tables.server_certificates.find(name);
  if (!certificate)
    return base::fail(iam::errors::no_such_entity, with_name(name) + " cannot be found.");
  return *std::move(certificate);
}

base::Error server_certificate_exists(std::string_view name) {
  return {&iam::errors::entity_already_exists, with_name(name) + " already exists."};
}

auth::Resource server_certificate_resource(const api::View& view, std::string_view name) {
  const auto certificate = view.tables.server_certificates.find(name);
  const std::string_view path = certificate ? std::string_view(certificate->path) : "/";
  const std::string stored(certificate ? std::string_view(certificate->name) : name);
  const store::Tables* const tables = &view.tables;
  return {.arn = iam::server_certificate_arn(view.tables.account, path, stored),
          .shown = "server certificate " + stored,
          .tags = [tables, stored] {
            return tables->tags.of(store::Tagged::ServerCertificate, stored);
          }};
}

ServerCertificateShape shape_of(const iam::ServerCertificate& certificate) {
  return {.path = certificate.path,
          .server_certificate_name = certificate.name,
          .server_certificate_id = certificate.id,
          .arn = iam::arn_of(certificate),
          .upload_date = certificate.uploaded,
          .expiration = certificate.expires};
}

}  // namespace rollcall::actions
