// UploadServerCertificate: a certificate for a server, with its private key, which is kept sealed
// and never shown again, and with the chain of those who vouch for it.
#include "actions/iam/server_certificates/server_certificates.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "crypto/pem.h"
#include "crypto/server_certificate.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::Path> path;
  iam::ServerCertificateName server_certificate_name;
  iam::CertificateBody certificate_body;
  iam::PrivateKey private_key;
  std::optional<iam::CertificateChain> certificate_chain;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("Path", path);
    field("ServerCertificateName", server_certificate_name);
    field("CertificateBody", certificate_body);
    field("PrivateKey", private_key);
    field("CertificateChain", certificate_chain);
    field("Tags", tags);
  }
};

struct Response {
  ServerCertificateShape server_certificate_metadata;
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("ServerCertificateMetadata", server_certificate_metadata);
    field("Tags", tags);
  }
};

iam::ServerCertificate certificate_to_be(const api::View& view, const Request& request) {
  return {.account = view.tables.account,
          .name = request.server_certificate_name.value(),
          .path = path_or_root(request.path),
          .id = {},
          .uploaded = view.now,
          .expires = {}};
}

api::Result<api::Resources> resource_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::resource(iam::arn_of(certificate_to_be(view, request))),
                     "iam:TagServerCertificate", request.tags);
}

base::Error refusal_of(const crypto::UnfitServerCertificate& unfit) {
  using enum crypto::ServerCertificateFault;
  switch (unfit.fault) {
    case NoCertificate:
      return {&iam::errors::malformed_certificate,
              "Unable to parse certificate. Please ensure the certificate is in PEM format."};
    case NoPrivateKey:
      return {&iam::errors::malformed_certificate,
              "Unable to parse private key. Please ensure the private key is an RSA or EC key in "
              "PEM format that is not protected by a password."};
    case OtherKey:
      return {&iam::errors::key_pair_mismatch, "The certificate and the private key do not match."};
    case BrokenChain:
      break;
  }
  return {&iam::errors::malformed_certificate,
          "Unable to validate certificate chain. The certificate chain must start with the "
          "immediate signing certificate, followed by any intermediaries in order. The index "
          "within the chain of the invalid certificate is: " +
              std::to_string(unfit.index)};
}

api::Result<crypto::CheckedServerCertificate> work(const api::Environment&, const Request& request,
                                                   crypto::CheckedServerCertificate) {
  std::optional<std::string_view> chain;
  if (request.certificate_chain)
    chain = *request.certificate_chain;
  auto checked = crypto::check_server_certificate({.body = request.certificate_body,
                                                   .private_key = request.private_key.secret,
                                                   .chain = chain});
  if (!checked)
    return std::unexpected(refusal_of(checked.error()));
  return *std::move(checked);
}

// It is good from its first second up to and including its last.
api::Result<api::Nothing> check_is_valid_now(const crypto::CheckedServerCertificate& checked,
                                             base::Instant now) {
  if (now < checked.not_before)
    return base::fail(
        iam::errors::malformed_certificate,
        "The certificate is not valid before " + base::to_iso8601(checked.not_before) + ".");
  if (now > checked.not_after)
    return base::fail(
        iam::errors::malformed_certificate,
        "The certificate has not been valid since " + base::to_iso8601(checked.not_after) + ".");
  return api::Nothing{};
}

// Without the blanks around it: Terraform, which compares what it is answered with what it has
// uploaded so, would upload the certificate anew each time.
iam::ServerCertificateText text_of(const Request& request) {
  iam::ServerCertificateText text{.body = std::string(crypto::trim(request.certificate_body)),
                                  .chain = {}};
  if (request.certificate_chain)
    text.chain = crypto::trim(*request.certificate_chain);
  return text;
}

api::Result<Response> run(api::Change& change, const Request& request,
                          const crypto::CheckedServerCertificate& checked) {
  TRY(check_is_valid_now(checked, change.now));
  const auto tags = TRY(first_tags(change, request.tags, store::Tagged::ServerCertificate));
  store::ServerCertificates& certificates = change.tables.server_certificates;
  if (certificates.find(request.server_certificate_name))
    return std::unexpected(server_certificate_exists(request.server_certificate_name));
  TRY(check_room(certificates.count(),
                 {"ServerCertificatesPerAccount", change.environment.quotas.server_certificates}));
  iam::ServerCertificate certificate = certificate_to_be(change, request);
  certificate.id = iam::new_server_certificate_id(change.environment.random);
  certificate.expires = checked.not_after;
  certificates.insert(certificate, text_of(request), request.private_key.secret);
  change.tables.tags.replace(store::Tagged::ServerCertificate, certificate.name, tags);
  Response response{shape_of(certificate), {}};
  if (!tags.empty())
    response.tags = shapes_of(tags);
  return response;
}

}  // namespace

extern const api::Action upload_server_certificate =
    api::Declare<Request, Response, crypto::CheckedServerCertificate>{
        .name = "UploadServerCertificate",
        .access = api::Access::Write,
        .resources = resource_to_be,
        .work = work,
        .run = run,
    };

}  // namespace rollcall::actions
