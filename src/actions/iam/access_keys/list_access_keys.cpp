// ListAccessKeys: the keys of a user, or of whoever calls, by id and without their secrets.
#include "actions/paging/paging.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/access_key.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "access-keys";

struct Request {
  std::optional<iam::ExistingUserName> user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct MetadataShape {
  std::optional<std::string> user_name;
  std::string access_key_id;
  std::string status;
  base::Instant create_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("AccessKeyId", access_key_id);
    field("Status", status);
    field("CreateDate", create_date);
  }
};

struct Response {
  std::vector<MetadataShape> access_key_metadata;
  Continuation continuation;

  void fields(auto& field) const {
    field("AccessKeyMetadata", access_key_metadata);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(user_or_caller(view, request.user_name));
  const auto page = page_of(view.tables.access_keys.of(user.name), wanted,
                            [](const iam::AccessKey& key) { return std::string_view(key.id); });
  Response response;
  for (const iam::AccessKey& key : page.rows)
    response.access_key_metadata.push_back(
        {owner_name(user), key.id, std::string(to_string(key.status)), key.created});
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_access_keys = api::Declare<Request, Response>{
    .name = "ListAccessKeys",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
