// ResetServiceSpecificCredential: a new password in the place of the old one, which is good no
// more. Everything else about the credential stays as it is.
#include "actions/iam/service_specific_credentials/service_specific_credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::UserName> user_name;  // absent: the caller's own credential
  iam::ServiceSpecificCredentialId id;

  void fields(auto& field) {
    field("UserName", user_name);
    field("ServiceSpecificCredentialId", id);
  }
};

api::Result<iam::ServiceSpecificCredential> found(const api::View& view, const Request& request) {
  const iam::User user = TRY(user_or_calling_user(view, request.user_name));
  return find_service_specific_credential(view, user, request.id);
}

api::Result<NewServicePassword> prepare(const api::View& view, const Request& request) {
  TRY(found(view, request));
  return NewServicePassword{};
}

api::Result<ServicePasswordResponse> run(api::Change& change, const Request& request,
                                         const NewServicePassword& made) {
  const iam::ServiceSpecificCredential credential = TRY(found(change, request));
  change.tables.service_specific_credentials.save_password(credential.id, made.hash);
  return with_password(credential, made.password, change.now);
}

}  // namespace

extern const api::Action reset_service_specific_credential =
    api::Declare<Request, ServicePasswordResponse, NewServicePassword>{
        .name = "ResetServiceSpecificCredential",
        .access = api::Access::Write,
        .resources = named_user<Request>,
        .prepare = prepare,
        .work = make_service_password<Request>,
        .run = run,
    };

}  // namespace rollcall::actions
