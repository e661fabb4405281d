// GetCallerIdentity: who the caller is. Needs no permission: a valid signature is all that matters.
#include "api/action.h"
#include "iam/account.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  std::string user_id;
  std::string account;
  std::string arn;

  void fields(auto& field) const {
    field("Arn", arn);
    field("UserId", user_id);
    field("Account", account);
  }
};

api::Result<Response> answer(const auth::Caller& caller) {
  return Response{caller.user_id, iam::to_string(caller.account), caller.arn};
}

}  // namespace

extern const api::Action get_caller_identity = api::Declare<Request, Response>{
    .service = &api::sts_service,
    .name = "GetCallerIdentity",
    .access = api::Access::Read,
    .answer = answer,
};

}  // namespace rollcall::actions
