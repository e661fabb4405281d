#include "gateway/s3_conditions.h"

#include <algorithm>

#include "gateway/object_tags.h"
#include "sigv4/credential_scope.h"

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
constexpr std::string_view of_metadata = "x-amz-meta-";
constexpr std::string_view of_locks = "x-amz-object-lock-";

void add_tags(policy::Context& context, std::string_view value) {
  std::vector<std::string> keys;
  for (Parameter& tag : object_tags(value).value_or(std::vector<Parameter>())) {
    context.set("s3:RequestObjectTag/" + tag.name, std::move(tag.value));
    keys.push_back(std::move(tag.name));
  }
  context.set_all("s3:RequestObjectTagKeys", std::move(keys));
}

void add_header(policy::Context& context, const std::string& name, std::string_view value) {
  if (!name.starts_with(of_s3) || name.starts_with(of_metadata))
    return;
  context.set("s3:" + name, std::string(value));
  if (name.starts_with(of_locks))
    context.set("s3:" + name.substr(of_s3.size()), std::string(value));
  if (name == tags_header)
    add_tags(context, value);
}

// In milliseconds, as S3 counts it.
std::string age(base::Instant signed_at, base::Instant now) {
  const std::chrono::milliseconds passed = std::max(now - signed_at, base::Seconds{0});
  return std::to_string(passed.count());
}

}  // namespace

void add_s3_conditions(policy::Context& context, const ReadRequest& request, base::Instant now) {
  for (const ReadHeader& header : request.headers)
    add_header(context, header.name, header.value);
  for (const Parameter* parameter : request.parameters) {
    const auto* const known = std::ranges::find(
        of_parameters, parameter->name, &std::pair<std::string_view, std::string_view>::first);
    if (known != std::end(of_parameters))
      context.set(known->second, parameter->value);
  }
  const SignedRequest& as_sent = request.request;
  context.set("s3:authType", as_sent.is_presigned() ? "REST-QUERY-STRING" : "REST-HEADER");
  context.set("s3:signatureAge", age(as_sent.signed_at, now));
  context.set("s3:signatureversion", std::string(sigv4::algorithm));
}

}  // namespace rollcall::gateway
