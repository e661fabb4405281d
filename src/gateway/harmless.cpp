#include "gateway/harmless.h"

#include <algorithm>

#include "base/ascii.h"
#include "sigv4/authorization.h"
#include "sigv4/request_date.h"

namespace rollcall::gateway {
namespace {

constexpr std::string_view of_presigning[] = {
    sigv4::algorithm_parameter, sigv4::credential_parameter, sigv4::date_header,
    sigv4::expires_parameter,   sigv4::signature_parameter,  sigv4::signed_headers_parameter,
    sigv4::token_header,
};

// The name of the operation, which newer SDKs add for those who read logs.
constexpr std::string_view operation_parameter = "x-id";

constexpr std::string_view of_reading[] = {
    "bucket-region",
    "continuation-token",
    "delimiter",
    "encoding-type",
    "fetch-owner",
    "key-marker",
    "list-type",
    "marker",
    "max-buckets",
    "max-keys",
    "max-parts",
    "max-uploads",
    "part-number-marker",
    "prefix",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "start-after",
    "upload-id-marker",
    "version-id-marker",
    "x-amz-checksum-mode",
};

constexpr std::string_view prefix_of_s3 = "x-amz-";

// S3's own, and what stores that speak it have added: copying, deleting by force, acting as
// somebody else. Swift's own, which it reads in requests of S3 as well: they copy, take an object
// for another or for several, let it end, or change who may and how much; and nobody has to have
// signed them.
constexpr std::string_view deciding[] = {
    "x-amz-*",
    "x-goog-*",
    "x-minio-*",
    "x-rgw-*",
    "x-http-method",
    "x-http-method-override",
    "x-method-override",
    "destination",
    "destination-account",
    "x-account-*",
    "x-container-*",
    "x-copy-from",
    "x-copy-from-*",
    "x-delete-after",
    "x-delete-at",
    "x-history-location",
    "x-object-manifest",
    "x-object-manifest-*",
    "x-remove-*",
    "x-storage-policy",
    "x-symlink-target",
    "x-symlink-target-*",
    "x-versions-*",
};

constexpr std::string_view describing[] = {
    "x-amz-cf-id",
    "x-amz-checksum-*",
    "x-amz-confirm-remove-self-bucket-access",
    "x-amz-content-sha256",
    "x-amz-copy-source-if-*",
    "x-amz-copy-source-range",
    "x-amz-copy-source-server-side-encryption-customer-*",
    "x-amz-date",
    "x-amz-decoded-content-length",
    "x-amz-expected-bucket-owner",
    "x-amz-if-match-*",
    "x-amz-max-parts",
    "x-amz-meta-*",
    "x-amz-metadata-directive",
    "x-amz-mfa",
    "x-amz-mp-object-size",
    "x-amz-object-attributes",
    "x-amz-optional-object-attributes",
    "x-amz-part-number-marker",
    "x-amz-region-set",
    "x-amz-request-payer",
    "x-amz-sdk-checksum-algorithm",
    "x-amz-security-token",
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-*",
    "x-amz-skip-destination-validation",
    "x-amz-source-expected-bucket-owner",
    "x-amz-storage-class",
    "x-amz-tagging-directive",
    "x-amz-trailer",
    "x-amz-transition-default-minimum-object-size",
    "x-amz-user-agent",
    "x-amz-website-redirect-location",
    "x-amz-write-offset-bytes",
};

bool is_one_of(std::string_view name, const auto& patterns) {
  return std::ranges::any_of(patterns,
                             [&](std::string_view each) { return is_named_by(each, name); });
}

}  // namespace

bool is_harmless_parameter(std::string_view name, std::string_view method) {
  const bool does_read = method == "GET" || method == "HEAD";
  return is_one_of(name, of_presigning) || name == operation_parameter ||
         (does_read && is_one_of(name, of_reading));
}

std::string read_as_header(std::string_view name) {
  std::string header = base::lower(name);
  std::ranges::replace_if(
      header, [](char c) { return !base::is_letter(c) && !base::is_digit(c); }, '-');
  return header;
}

bool decides(std::string_view header) {
  return is_one_of(header, deciding) && !is_one_of(header, describing);
}

bool is_header_in_query(std::string_view header) { return header.starts_with(prefix_of_s3); }

bool is_named_by(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*'))
    return pattern == name;
  pattern.remove_suffix(1);
  return name.size() > pattern.size() && name.starts_with(pattern);
}

}  // namespace rollcall::gateway
