#include "sigv4/authorization.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "base/encoding.h"
#include "crypto/hash.h"
#include "sigv4/errors.h"
#include "sigv4/request_date.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

// Commas and spaces separate alike, and any number of them.
constexpr bool is_separator(char c) { return c == ',' || c == ' '; }

// What stands before the first separator. Two searches for one character each are faster than one
// for either.
std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find(','), text.find(' ')));
}

using Value = std::optional<std::string_view>;

// What a request may say, in either place, before any of it has been understood.
struct Claims {
  Value algorithm, credential, signature, signed_headers, date, expires, token;
};

// How a claim is called. `required` ones are missed in this order.
enum class Need { Required, Optional };
struct Name {
  std::string_view name;
  Value Claims::* claim;
  Need need;
};

constexpr Name header_names[] = {
    {"Credential", &Claims::credential, Need::Required},
    {"Signature", &Claims::signature, Need::Required},
    {"SignedHeaders", &Claims::signed_headers, Need::Required},
};

constexpr Name query_names[] = {
    {algorithm_parameter, &Claims::algorithm, Need::Required},
    {credential_parameter, &Claims::credential, Need::Required},
    {signature_parameter, &Claims::signature, Need::Required},
    {signed_headers_parameter, &Claims::signed_headers, Need::Required},
    {date_header, &Claims::date, Need::Required},
    {expires_parameter, &Claims::expires, Need::Optional},
    {token_header, &Claims::token, Need::Optional},
};

std::unexpected<base::Error> incomplete(std::string message) {
  return base::fail(errors::incomplete_signature, std::move(message), "malformed");
}

// What the parameters claim. One that is given twice could be read in two ways.
base::Result<Claims> claims_among(std::span<const RawParameter> parameters,
                                  std::span<const Name> names) {
  Claims claims;
  for (const auto& [name, claim, need] : names) {
    for (const auto& parameter : parameters) {
      if (parameter.name != name)
        continue;
      if (claims.*claim)
        return incomplete("'" + std::string(name) + "' must not be given more than once.");
      claims.*claim = parameter.value;
    }
  }
  return claims;
}

// One clause for each required claim that was not made, or is empty.
std::string missing(const Claims& claims, std::span<const Name> names,
                    std::pair<std::string_view, std::string_view> clause) {
  std::string clauses;
  for (const auto& [name, claim, need] : names)
    if (need == Need::Required && (claims.*claim).value_or("").empty())
      clauses.append(clause.first).append("'").append(name).append("'").append(clause.second);
  return clauses;
}

bool signs_host(std::string_view signed_headers) {
  return is_listed("host", signed_headers) || is_listed(":authority", signed_headers);
}

// "AKIA…/20150830/us-east-1/iam/aws4_request" in its five parts.
std::optional<std::array<std::string_view, 5>> split_credential(std::string_view credential) {
  if (std::ranges::count(credential, '/') != 4)
    return std::nullopt;
  std::array<std::string_view, 5> parts;
  for (auto& part : parts) {
    part = credential.substr(0, credential.find('/'));
    credential.remove_prefix(std::min(part.size() + 1, credential.size()));
  }
  return parts;
}

// The claims, none of which is missing, understood one by one.
base::Result<Authorization> understand(const Claims& claims) {
  Authorization authorization;
  authorization.date = TRY(parse_request_date(*claims.date));
  if (!signs_host(*claims.signed_headers))
    return base::fail(errors::signature_does_not_match,
                      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
                      "unsigned header host");
  if (*claims.algorithm != algorithm)
    return incomplete("Unsupported AWS 'algorithm': '" + printable(*claims.algorithm) + "' (only " +
                      std::string(algorithm) + " for now). ");
  const auto parts = split_credential(*claims.credential);
  if (!parts)
    return incomplete(
        "Credential must have exactly 5 slash-delimited elements, e.g. "
        "keyid/date/region/service/term, got '" +
        printable(*claims.credential) + "'");
  authorization.access_key_id = (*parts)[0];
  authorization.scope = {(*parts)[1], (*parts)[2], (*parts)[3], (*parts)[4]};
  authorization.signed_headers = *claims.signed_headers;
  authorization.signature = *claims.signature;
  authorization.expires = claims.expires;
  authorization.session_token = claims.token;
  return authorization;
}

// "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…", all but the algorithm.
base::Result<std::vector<RawParameter>> split_header(std::string_view header) {
  std::vector<RawParameter> parameters;
  parameters.reserve(std::size(header_names));
  std::string_view rest = header.substr(first_word(header).size());
  while (true) {
    while (!rest.empty() && is_separator(rest.front()))
      rest.remove_prefix(1);
    if (rest.empty())
      return parameters;
    const std::string_view pair = first_word(rest);
    rest.remove_prefix(pair.size());
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos)
      return incomplete("'" + printable(pair) +
                        "' not a valid key=value pair (missing equal-sign) in Authorization "
                        "header: '" +
                        printable(header) + "'.");
    parameters.push_back({pair.substr(0, equals), pair.substr(equals + 1)});
  }
}

// The one value of a header; its values in a row, which no date is, where it was sent more than
// once.
Value sole_header(const http::Request& request, std::string_view name) {
  Value found;
  for (const auto& line : request.headers) {
    if (!base::equal_ignoring_case(line.name, name))
      continue;
    if (found)
      return "sent more than once";
    found = trim(line.value);
  }
  return found;
}

base::Result<Authorization> parse_header(const http::Request& request, std::string_view header) {
  const auto parameters = TRY(split_header(header));
  Claims claims = TRY(claims_among(parameters, header_names));
  claims.algorithm = first_word(header);
  claims.date = sole_header(request, date_header);
  if (!claims.date)
    claims.date = sole_header(request, "Date");
  if (const auto token = http::header(request, token_header))
    claims.token = trim(*token);

  std::string clauses =
      missing(claims, header_names, {"Authorization header requires ", " parameter. "});
  if (!claims.date)
    clauses.append(
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  if (!clauses.empty())
    return incomplete(clauses + "(Hashed with SHA-256 and encoded with Base64) Authorization=" +
                      base::to_base64(crypto::sha256(header)));
  return understand(claims);
}

// A presigned query, decoded: names and values in turn.
std::vector<std::string> decode_query(std::string_view query) {
  std::vector<std::string> decoded;
  for (const auto& [name, value] : split_query(query)) {
    decoded.push_back(decode_parameter(name));
    decoded.push_back(decode_parameter(value));
  }
  return decoded;
}

base::Result<Authorization> parse_query(std::vector<std::string> query) {
  const auto decoded = std::make_shared<const std::vector<std::string>>(std::move(query));
  std::vector<RawParameter> parameters;
  for (std::size_t i = 0; i < decoded->size(); i += 2)
    parameters.push_back({(*decoded)[i], (*decoded)[i + 1]});
  const Claims claims = TRY(claims_among(parameters, query_names));
  const std::string clauses =
      missing(claims, query_names, {"AWS query-string parameters must include ", ". "});
  if (!clauses.empty())
    return incomplete(clauses + "Re-examine the query-string parameters.");
  Authorization authorization = TRY(understand(claims));
  authorization.carrier = Carrier::Query;
  authorization.decoded = decoded;
  return authorization;
}

// What was incomplete was the query.
base::Result<Authorization> of_query(base::Result<Authorization> parsed) {
  if (!parsed && parsed.error().kind == &errors::incomplete_signature)
    parsed.error().kind = &errors::incomplete_query;
  return parsed;
}

// Whether the query speaks of a signature at all: one that was cut short is incomplete, not
// missing.
bool is_presigned(const std::vector<std::string>& query) {
  for (std::size_t i = 0; i < query.size(); i += 2)
    if (query[i] == algorithm_parameter || query[i] == credential_parameter ||
        query[i] == signature_parameter)
      return true;
  return false;
}

}  // namespace

base::Result<Authorization> parse_authorization(const http::Request& request) {
  std::vector<std::string> query = decode_query(http::query_of(request.target));
  const auto headers = std::ranges::count_if(request.headers, [](const http::Header& line) {
    return base::equal_ignoring_case(line.name, "Authorization");
  });
  const std::string_view header = trim(http::header(request, "Authorization").value_or(""));

  if (is_presigned(query)) {
    if (headers > 0)
      return of_query(
          incomplete("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as "
                     "HTTP header."));
    return of_query(parse_query(std::move(query)));
  }
  if (headers > 1)
    return incomplete("Found more than one 'Authorization' HTTP header.");
  if (!header.starts_with("AWS4-"))
    return base::fail(errors::missing_authentication_token,
                      "Request is missing Authentication Token", "unsigned");
  return parse_header(request, header);
}

}  // namespace rollcall::sigv4
