// ListSSHPublicKeys: the keys of a user, or of the user who calls, by id and without their bodies.
#include "actions/iam/ssh_public_keys/ssh_public_keys.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "ssh-public-keys";

struct Request {
  std::optional<iam::UserName> user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct KeyShape {
  std::string user_name;
  std::string id;
  std::string status;
  base::Instant upload_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("SSHPublicKeyId", id);
    field("Status", status);
    field("UploadDate", upload_date);
  }
};

struct Response {
  std::vector<KeyShape> keys;
  Continuation continuation;

  void fields(auto& field) const {
    field("SSHPublicKeys", keys);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(user_or_calling_user(view, request.user_name));
  const auto page = page_of(view.tables.ssh_public_keys.of(user.name), wanted,
                            [](const iam::SshPublicKey& row) { return std::string_view(row.id); });
  Response response;
  for (const iam::SshPublicKey& key : page.rows)
    response.keys.push_back(
        {key.user_name, key.id, std::string(to_string(key.status)), key.uploaded});
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_ssh_public_keys = api::Declare<Request, Response>{
    .name = "ListSSHPublicKeys",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
