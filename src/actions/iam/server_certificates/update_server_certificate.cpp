// UpdateServerCertificate: gives a server certificate another name, another path, or both. The id,
// the private key and the tags stay.
#include "actions/iam/server_certificates/server_certificates.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;
  std::optional<iam::Path> new_path;
  std::optional<iam::ServerCertificateName> new_server_certificate_name;

  void fields(auto& field) {
    field("ServerCertificateName", server_certificate_name);
    field("NewPath", new_path);
    field("NewServerCertificateName", new_server_certificate_name);
  }
};

iam::ServerCertificate changed(iam::ServerCertificate certificate, const Request& request) {
  if (request.new_path)
    certificate.path = request.new_path->value();
  if (request.new_server_certificate_name)
    certificate.name = request.new_server_certificate_name->value();
  return certificate;
}

// The certificate as it is and as it shall be, tags and all: who may move one away may not move it
// just anywhere.
api::Result<api::Resources> certificate_before_and_after(const api::View& view,
                                                         const Request& request) {
  api::Resources resources{server_certificate_resource(view, request.server_certificate_name)};
  if (const auto stored = view.tables.server_certificates.find(request.server_certificate_name)) {
    auth::Resource after = resources.front();
    after.arn = after.shown = iam::arn_of(changed(*stored, request));
    if (after.arn != resources.front().arn)
      resources.push_back(std::move(after));
  }
  return resources;
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto certificate = TRY(find_server_certificate(change, request.server_certificate_name));
  const iam::ServerCertificate wanted = changed(certificate, request);
  // Under the very same name it is no other one, and in other letters it is: itself.
  if (wanted.name != certificate.name && change.tables.server_certificates.find(wanted.name))
    return std::unexpected(server_certificate_exists(wanted.name));
  change.tables.server_certificates.rename(certificate.name, wanted);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_server_certificate = api::Declare<Request, api::Nothing>{
    .name = "UpdateServerCertificate",
    .access = api::Access::Write,
    .resources = certificate_before_and_after,
    .run = run,
};

}  // namespace rollcall::actions
