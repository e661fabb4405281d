// GetAccessKeyInfo: the account that a key belongs to. The id itself says so, and says nothing of
// the key's state: it may be active, inactive or deleted by now. What AWS answers for an id that
// holds no account is not known; here it is a ValidationError that, as all of STS's, repeats the
// value.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::AccessKeyId access_key_id;

  void fields(auto& field) { field("AccessKeyId", access_key_id); }
};

struct Response {
  std::string account;

  void fields(auto& field) const { field("Account", account); }
};

api::Result<Response> run(const api::View&, const Request& request) {
  const auto account = iam::account_of_access_key(request.access_key_id);
  if (!account || !iam::parse_account_id(to_string(*account)))
    return base::fail(iam::errors::validation_error,
                      "Invalid access key ID: " + request.access_key_id.value());
  return Response{to_string(*account)};
}

}  // namespace

extern const api::Action get_access_key_info = api::Declare<Request, Response>{
    .service = &api::sts_service,
    .name = "GetAccessKeyInfo",
    .access = api::Access::Read,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
