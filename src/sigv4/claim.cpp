#include "sigv4/claim.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "sigv4/authorization.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

// An access key id of AWS has 20 signs, one of an example fewer, and a secret 40.
constexpr std::size_t longest_id = 32;
constexpr std::string_view version_2 = "AWS ";  // AKIA…:signature
constexpr std::size_t longest_scope_name = 64;
constexpr std::size_t longest_header_list = 512;

bool looks_like_id(std::string_view text) {
  return text.size() <= longest_id &&
         std::ranges::all_of(text, [](char c) { return base::is_upper(c) || base::is_digit(c); });
}

std::string shortened(std::string_view text, std::size_t most) {
  std::string shown = printable(text.substr(0, most));
  return text.size() > most ? shown + "..." : shown;
}

// What stands before the next slash, which is taken from the text.
std::string_view take_part(std::string_view& text) {
  const std::string_view part = text.substr(0, text.find('/'));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

std::string region_and_service(std::string_view region, std::string_view service) {
  if (region.empty() && service.empty())
    return {};
  return shortened(region, longest_scope_name) + "/" + shortened(service, longest_scope_name);
}

std::string id_of(std::string_view text) {
  return looks_like_id(text) ? std::string(text) : std::string();
}

// "AKIA…/20150830/us-east-1/iam/aws4_request", or what there is of it.
Claim claim_of(std::string_view credential, std::string_view signed_headers) {
  std::string id = id_of(take_part(credential));
  if (id.empty())  // a secret perhaps, which may hold slashes: no part of it is repeated
    credential = {};
  take_part(credential);  // the date
  const std::string_view region = take_part(credential);
  const std::string_view service = take_part(credential);
  return {.access_key_id = std::move(id),
          .signed_for = region_and_service(region, service),
          .signed_headers = shown_headers(signed_headers)};
}

// What stands behind "name=", up to the next comma or blank.
std::string_view part_of_header(std::string_view header, std::string_view name) {
  const std::size_t at = header.find(name);
  if (at == std::string_view::npos)
    return {};
  const std::string_view rest = header.substr(at + name.size());
  return rest.substr(0, rest.find_first_of(", "));
}

std::string in_query(const http::Request& request, std::string_view name) {
  for (const RawParameter& parameter : split_query(http::query_of(request.target)))
    if (decode_parameter(parameter.name) == name)
      return decode_parameter(parameter.value);
  return {};
}

}  // namespace

// Version 2 is taken nowhere, but clients that were set up long ago still send it.
Claim claim_of(const http::Request& request) {
  const std::string credential = in_query(request, credential_parameter);
  if (!credential.empty())
    return claim_of(credential, in_query(request, signed_headers_parameter));
  const std::string_view header = trim(http::header(request, "Authorization").value_or(""));
  if (header.starts_with(version_2))
    return claim_of(header.substr(version_2.size(), header.find(':') - version_2.size()), {});
  return claim_of(part_of_header(header, "Credential="), part_of_header(header, "SignedHeaders="));
}

Claim claim_of(const HandedOver& signature) {
  Claim claim{
      .access_key_id = id_of(signature.access_key_id), .signed_for = {}, .signed_headers = {}};
  if (const auto understood = parse_handed_over(signature))
    claim.signed_for = region_and_service(understood->scope.region, understood->scope.service);
  return claim;
}

std::string shown_headers(std::string_view signed_headers) {
  return shortened(signed_headers, longest_header_list);
}

}  // namespace rollcall::sigv4
