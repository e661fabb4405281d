#include "gateway/forward_answer.h"

#include "api/xml_writer.h"
#include "iam/errors.h"
#include "sigv4/errors.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

constexpr std::size_t most_headers = 10;

struct Told {
  std::string_view code;
  std::string_view message;  // empty: in the error's own words
};

struct WordsOfS3 {
  const base::ErrorKind& kind;
  Told told;
};

// What S3 calls otherwise than IAM and STS do. Amazon S3 API reference, List of error codes.
constexpr WordsOfS3 words_of_s3[] = {
    {iam::errors::invalid_client_token_id,
     {"InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."}},
    {sigv4::errors::unknown_session_token,
     {"InvalidToken", "The provided token is malformed or otherwise invalid."}},
    {iam::errors::expired_token, {"ExpiredToken", "The provided token has expired."}},
    {sigv4::errors::missing_authentication_token, {"AccessDenied", "Access Denied"}},
    {sigv4::errors::incomplete_signature, {"AuthorizationHeaderMalformed", {}}},
    {sigv4::errors::incomplete_query, {"AuthorizationQueryParametersError", {}}},
    {sigv4::errors::wrong_scope, {"AuthorizationHeaderMalformed", {}}},
    {sigv4::errors::wrong_scope_in_query, {"AuthorizationQueryParametersError", {}}},
    {sigv4::errors::wrong_time,
     {"RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large."}},
    {iam::errors::service_failure,
     {"InternalError", "We encountered an internal error. Please try again."}},
};

Told told_of(const base::Error& error) {
  for (const auto& [kind, told] : words_of_s3)
    if (&kind == error.kind)
      return {told.code, told.message.empty() ? error.message : told.message};
  return {error.kind->code, error.message};
}

// What proxies have room for in the head of an answer: nginx takes 4 KiB in all.
constexpr std::size_t most_message_bytes = 1000;

// The message as a proxy can put it between two tags as it is: what a client has chosen of it opens
// none.
std::string header_text(std::string_view message) {
  std::string text;
  for (const char c : sigv4::printable(message)) {
    if (text.size() > most_message_bytes)
      return text + "...";
    api::append_xml_escaped(text, {&c, 1});
  }
  return text;
}

int status_of(const base::Error& error) {
  const bool nothing_to_check = error.kind == &sigv4::errors::missing_authentication_token ||
                                error.kind == &sigv4::errors::incomplete_signature ||
                                error.kind == &sigv4::errors::incomplete_query;
  if (nothing_to_check)
    return 401;
  return error.kind->fault == base::Fault::Sender ? 403 : error.kind->status;
}

// The name of a role's or a federated user's session, which stands behind the id.
std::string session_of(const auth::Caller& caller) {
  const std::size_t colon = caller.user_id.find(':');
  return caller.session && colon != std::string::npos ? caller.user_id.substr(colon + 1)
                                                      : std::string();
}

}  // namespace

http::Response granted(const auth::Authenticated& authenticated, const std::string& action) {
  const auth::Caller& caller = authenticated.caller();
  http::Response response;
  response.headers.reserve(most_headers);  // one by one: a list in braces would copy each
  const auto tell = [&](const char* name, std::string value) {
    response.headers.push_back({name, std::move(value)});
  };
  tell("X-Rollcall-Account", to_string(caller.account));
  tell("X-Rollcall-Arn", caller.arn);
  tell("X-Rollcall-User-Id", caller.user_id);
  tell("X-Rollcall-User-Name", caller.user_name);
  tell("X-Rollcall-Access-Key-Id", caller.access_key_id);
  tell("X-Rollcall-Session", session_of(caller));
  tell("X-Rollcall-Service", authenticated.use.service_name);
  tell("X-Rollcall-Region", authenticated.region);
  tell("X-Rollcall-Action", action);
  return response;
}

http::Response refused(const Inquiry& inquiry, const base::Error& error) {
  const Told told = told_of(error);
  std::string body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  api::XmlWriter write(body);
  write.open("Error");
  write("Code", told.code);
  write("Message", told.message);
  write("RequestId", inquiry.request_id);
  write.close("Error");
  http::Response response{.status = status_of(error),
                          .content_type = "application/xml",
                          .headers = {{"X-Rollcall-Error", std::string(told.code)},
                                      {"X-Rollcall-Message", header_text(told.message)}},
                          .body = std::move(body),
                          .stream = {}};
  if (response.status == 401)
    response.headers.push_back({"WWW-Authenticate", std::string(sigv4::algorithm)});
  return response;
}

}  // namespace rollcall::gateway
