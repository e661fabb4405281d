// CreateServiceSpecificCredential: a user name and password, or an API key, that one service alone
// takes. The password is in this answer and in no other but that of its reset.
#include <algorithm>

#include "actions/iam/service_specific_credentials/service_specific_credentials.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::ServiceName service_name;
  std::optional<iam::Bounded<1, 36600>> credential_age_days;  // absent: it does not expire

  void fields(auto& field) {
    field("UserName", user_name);
    field("ServiceName", service_name);
    field("CredentialAgeDays", credential_age_days);
  }
};

struct Place {
  iam::User user;
  std::string service_name;
};

// Whom the credential is for, and for what: a user who has not too many for this service.
api::Result<Place> free_place(const api::View& view, const Request& request) {
  const iam::CredentialService* service = TRY(find_service(request.service_name));
  iam::User user = TRY(find_user(view, request.user_name));
  const auto held = view.tables.service_specific_credentials.of(user.name);
  const auto count =
      std::ranges::count(held, service->name, &iam::ServiceSpecificCredential::service_name);
  TRY(check_room(static_cast<std::size_t>(count),
                 {"ContextSpecificCredentialsPerUserPerContext",
                  view.environment.quotas.service_specific_credentials_per_service}));
  return Place{std::move(user), std::string(service->name)};
}

// "alice-at-123456789012", and where the service knows that one already, be it that of a user who
// was called alice once, "alice+1-at-123456789012" and so on. AWS, captured live.
std::string unused_user_name(const api::View& view, const Place& place) {
  const std::string end = "-at-" + iam::to_string(view.tables.account);
  std::string name = place.user.name + end;
  for (int number = 1;
       view.tables.service_specific_credentials.holds_user_name(place.service_name, name); ++number)
    name = place.user.name + "+" + std::to_string(number) + end;
  return name;
}

std::string unused_id(const api::View& view) {
  std::string id;
  do
    id = iam::new_service_specific_credential_id(view.environment.random);
  while (view.tables.service_specific_credentials.find(id));
  return id;
}

api::Result<NewServicePassword> prepare(const api::View& view, const Request& request) {
  TRY(free_place(view, request));
  return NewServicePassword{};
}

api::Result<ServicePasswordResponse> run(api::Change& change, const Request& request,
                                         const NewServicePassword& made) {
  const Place place = TRY(free_place(change, request));
  iam::ServiceSpecificCredential credential{
      .id = unused_id(change),
      .user_name = place.user.name,
      .service_name = place.service_name,
      .service_user_name = unused_user_name(change, place),
      .status = iam::Status::Active,
      .created = change.now,
      .expires = {},
  };
  if (request.credential_age_days)
    credential.expires = change.now + std::chrono::days{request.credential_age_days->value};
  change.tables.service_specific_credentials.insert(credential, made.hash);
  return with_password(credential, made.password, change.now);
}

}  // namespace

extern const api::Action create_service_specific_credential =
    api::Declare<Request, ServicePasswordResponse, NewServicePassword>{
        .name = "CreateServiceSpecificCredential",
        .access = api::Access::Write,
        .resources = named_user<Request>,
        .prepare = prepare,
        .work = make_service_password<Request>,
        .run = run,
    };

}  // namespace rollcall::actions
