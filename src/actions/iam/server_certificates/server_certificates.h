#pragma once
// Server certificates as their actions find, name and show them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/resources/shapes.h"
#include "api/action.h"
#include "iam/names.h"
#include "iam/server_certificate.h"

namespace rollcall::actions {

// NoSuchEntity: "The Server Certificate with name X cannot be found."
api::Result<iam::ServerCertificate> find_server_certificate(const api::View& view,
                                                            std::string_view name);

// EntityAlreadyExists: "The Server Certificate with name X already exists."
base::Error server_certificate_exists(std::string_view name);

// A server certificate as permissions know it: the ARN as it is stored, or, of one that does not
// exist, as it would be without a path; and its tags.
auth::Resource server_certificate_resource(const api::View& view, std::string_view name);

// For requests with a server_certificate_name.
template <typename Request>
api::Result<api::Resources> named_server_certificate(const api::View& view,
                                                     const Request& request) {
  return api::Resources{server_certificate_resource(view, request.server_certificate_name)};
}

// What an answer tells of a server certificate: everything but body and chain. AWS API reference,
// ServerCertificateMetadata.
struct ServerCertificateShape {
  std::string path;
  std::string server_certificate_name;
  std::string server_certificate_id;
  std::string arn;
  base::Instant upload_date;
  base::Instant expiration;

  void fields(auto& field) const {
    field("Path", path);
    field("ServerCertificateName", server_certificate_name);
    field("ServerCertificateId", server_certificate_id);
    field("Arn", arn);
    field("UploadDate", upload_date);
    field("Expiration", expiration);
  }
};

ServerCertificateShape shape_of(const iam::ServerCertificate& certificate);

}  // namespace rollcall::actions
