// ListServiceSpecificCredentials: the credentials of a user, of the user who calls, or of all
// users, for one service or for every one; by id and without their passwords.
#include "actions/iam/service_specific_credentials/service_specific_credentials.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "service-specific-credentials";

struct Request {
  std::optional<iam::UserName> user_name;
  std::optional<iam::ServiceName> service_name;  // absent or empty: whatever the service
  bool all_users = false;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    field("ServiceName", service_name);
    field("AllUsers", all_users);
    page.fields(field);
  }
};

struct Response {
  std::vector<ServiceSpecificCredentialShape> credentials;
  Continuation continuation;

  void fields(auto& field) const {
    field("ServiceSpecificCredentials", credentials);
    continuation.fields(field);
  }
};

// Who may see all users' must be allowed it of every user.
api::Result<api::Resources> resources(const api::View& view, const Request& request) {
  if (!request.all_users)
    return named_user(view, request);
  return api::Resources{auth::resource(iam::user_arn(view.tables.account, "/", "*"))};
}

// As it is kept; empty: every one.
api::Result<std::string> wanted_service(const Request& request) {
  if (!request.service_name || request.service_name->empty())
    return std::string();
  return std::string(TRY(find_service(*request.service_name))->name);
}

api::Result<store::Page<iam::ServiceSpecificCredential>> wanted_page(const api::View& view,
                                                                     const Request& request) {
  const store::ServiceSpecificCredentials& credentials = view.tables.service_specific_credentials;
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const std::string service = TRY(wanted_service(request));
  if (request.all_users && request.user_name)
    return base::fail(iam::errors::validation_error, "Cannot specify both UserName and AllUsers.");
  if (request.all_users)
    return credentials.list(service, wanted);
  const iam::User user = TRY(user_or_calling_user(view, request.user_name));
  auto held = credentials.of(user.name);
  if (!service.empty())
    std::erase_if(held, [&](const auto& credential) { return credential.service_name != service; });
  return page_of(held, wanted, [](const iam::ServiceSpecificCredential& row) {
    return std::string_view(row.id);
  });
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const auto page = TRY(wanted_page(view, request));
  Response response;
  for (const iam::ServiceSpecificCredential& credential : page.rows)
    response.credentials.push_back(shape_of(credential, view.now));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_service_specific_credentials = api::Declare<Request, Response>{
    .name = "ListServiceSpecificCredentials",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = resources,
    .run = run,
};

}  // namespace rollcall::actions
