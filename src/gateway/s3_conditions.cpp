#include "gateway/s3_conditions.h"

#include <algorithm>

#include "gateway/harmless.h"
#include "gateway/plain_target.h"
#include "sigv4/credential_scope.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

// Parameters, and the keys that they are known by.
constexpr std::pair<std::string_view, std::string_view> of_parameters[] = {
    {"delimiter", "s3:delimiter"},
    {"max-keys", "s3:max-keys"},
    {"prefix", "s3:prefix"},
    {"versionId", "s3:VersionId"},
};

constexpr std::string_view of_s3 = "x-amz-";
constexpr std::string_view of_locks = "x-amz-object-lock-";
constexpr std::string_view tags_header = "x-amz-tagging";
constexpr std::string_view date_name = "X-Amz-Date";
constexpr std::string_view signature_parameter = "X-Amz-Signature";

// "team=a&b=c", as a query is written.
void add_tags(policy::Context& context, std::string_view tags) {
  std::vector<std::string> keys;
  for (const sigv4::RawParameter& tag : sigv4::split_query(tags)) {
    keys.push_back(sigv4::decode_parameter(tag.name));
    context.set("s3:RequestObjectTag/" + keys.back(), sigv4::decode_parameter(tag.value));
  }
  context.set_all("s3:RequestObjectTagKeys", std::move(keys));
}

void add_header(policy::Context& context, const std::string& name, std::string_view value) {
  if (!name.starts_with(of_s3))
    return;
  context.set("s3:" + name, std::string(value));
  if (name.starts_with(of_locks))
    context.set("s3:" + name.substr(of_s3.size()), std::string(value));
  if (name == tags_header)
    add_tags(context, value);
}

// In milliseconds, as S3 counts it.
void add_age(policy::Context& context, std::string_view signed_at, base::Instant now) {
  if (const auto at = base::parse_iso8601_basic(signed_at))
    context.set(
        "s3:signatureAge",
        std::to_string(std::chrono::milliseconds(std::max(now - *at, base::Seconds{0})).count()));
}

}  // namespace

void add_s3_conditions(policy::Context& context, const SignedRequest& request, base::Instant now) {
  const auto target = plain_target(request.target);
  if (!target)
    return;
  bool is_presigned = false;
  for (const http::Header& line : request.headers) {
    const std::string name = read_as_header(line.name);
    add_header(context, name, sigv4::trim(line.value));
    if (name == read_as_header(date_name))
      add_age(context, sigv4::trim(line.value), now);
  }
  for (const Parameter& parameter : target->parameters) {
    const auto* const known = std::ranges::find(
        of_parameters, parameter.name, &std::pair<std::string_view, std::string_view>::first);
    if (known != std::end(of_parameters))
      context.set(known->second, parameter.value);
    add_header(context, read_as_header(parameter.name), parameter.value);
    if (parameter.name == date_name)
      add_age(context, parameter.value, now);
    is_presigned = is_presigned || parameter.name == signature_parameter;
  }
  context.set("s3:authType", is_presigned ? "REST-QUERY-STRING" : "REST-HEADER");
  context.set("s3:signatureversion", std::string(sigv4::algorithm));
}

}  // namespace rollcall::gateway
