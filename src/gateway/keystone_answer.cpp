#include "gateway/keystone_answer.h"

#include "api/json_writer.h"
#include "iam/account.h"
#include "iam/errors.h"
#include "sigv4/errors.h"

namespace rollcall::gateway {
namespace {

// How long a service may believe the answer, if it keeps answers.
constexpr base::Seconds lifetime = std::chrono::hours{1};

// An answer fits into this, and is then written without moving.
constexpr std::size_t usual_size = 512;

struct Domain {
  void fields(auto& field) const {
    field("id", "default");
    field("name", "Default");
  }
};

// A project is named by its id: names decide in Swift's access lists, and an alias can pass to
// another account.
struct Project {
  std::string id;

  void fields(auto& field) const {
    field("domain", Domain());
    field("id", id);
    field("name", id);
  }
};

struct User {
  std::string id;
  std::string name;

  void fields(auto& field) const {
    field("domain", Domain());
    field("id", id);
    field("name", name);
  }
};

struct Role {
  std::string name;

  void fields(auto& field) const {
    field("id", name);
    field("name", name);
  }
};

std::string name_of(const auth::Caller& caller) {
  return caller.is_root() ? "root" : caller.user_name;
}

std::vector<Role> roles_of(const KeystoneToken& token) {
  std::vector<Role> roles;
  for (const std::string& role : token.roles)
    roles.push_back({role});
  return roles;
}

std::string until(const KeystoneToken& token) { return base::to_iso8601(token.issued + lifetime); }

std::string token_of_v3(const KeystoneToken& token) {
  std::string body;
  body.reserve(usual_size);
  api::JsonWriter write(body);
  write.open_object();
  write.open("token");
  write("user", User{token.caller.user_id, name_of(token.caller)});
  write("project", Project{to_string(token.caller.account)});
  write("roles", roles_of(token));
  write("issued_at", base::to_iso8601(token.issued));
  write("expires_at", until(token));
  write.close();
  write.close();
  return body;
}

std::string token_of_v2(const KeystoneToken& token) {
  std::string body;
  api::JsonWriter write(body);
  write.open_object();
  write.open("access");
  write.open("token");
  write("id", token.id);
  write("issued_at", base::to_iso8601(token.issued));
  write("expires", until(token));
  write.open("tenant");
  write("id", to_string(token.caller.account));
  write("name", to_string(token.caller.account));
  write("enabled", true);
  write.close();
  write.close();
  write.open("user");
  write("id", token.caller.user_id);
  write("name", name_of(token.caller));
  write("username", name_of(token.caller));
  write("roles", roles_of(token));
  write.close();
  write("serviceCatalog", std::vector<std::string>());
  write.close();
  write.close();
  return body;
}

http::Response json(int status, std::string body) {
  return {.status = status,
          .content_type = "application/json",
          .headers = {},
          .body = std::move(body),
          .stream = {}};
}

// What is wrong with a signature that was handed over.
constexpr const base::ErrorKind* of_signatures[] = {
    &sigv4::errors::signature_does_not_match, &sigv4::errors::incomplete_signature,
    &sigv4::errors::wrong_scope, &sigv4::errors::wrong_time};

int status_of(const base::Error& error) {
  if (error.kind == &iam::errors::invalid_client_token_id)
    return 404;
  if (std::ranges::find(of_signatures, error.kind) != std::end(of_signatures))
    return 401;
  return error.kind->status;
}

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    default:
      return "Service Unavailable";
  }
}

}  // namespace

http::Response keystone_answer(const KeystoneToken& token, KeystoneVersion version) {
  return json(200, version == KeystoneVersion::V3 ? token_of_v3(token) : token_of_v2(token));
}

http::Response keystone_error(const base::Error& error) {
  const int status = status_of(error);
  std::string body;
  api::JsonWriter write(body);
  write.open_object();
  write.open("error");
  write("code", status);
  write("message", error.message);
  write("title", title_of(status));
  write.close();
  write.close();
  return json(status, std::move(body));
}

}  // namespace rollcall::gateway
