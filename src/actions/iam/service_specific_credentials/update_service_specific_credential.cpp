// UpdateServiceSpecificCredential: makes a credential active or inactive.
#include "actions/iam/service_specific_credentials/service_specific_credentials.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::UserName> user_name;  // absent: the caller's own credential
  iam::ServiceSpecificCredentialId id;
  iam::Status status = {};

  void fields(auto& field) {
    field("UserName", user_name);
    field("ServiceSpecificCredentialId", id);
    field("Status", status);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_calling_user(change, request.user_name));
  TRY(check_status(request.status));
  auto credential = TRY(find_service_specific_credential(change, user, request.id));
  credential.status = request.status;
  change.tables.service_specific_credentials.save(credential);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_service_specific_credential = api::Declare<Request, api::Nothing>{
    .name = "UpdateServiceSpecificCredential",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
