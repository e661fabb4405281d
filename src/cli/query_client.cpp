#include "cli/query_client.h"

#include <array>
#include <utility>

namespace rollcall::cli {
namespace {

constexpr std::string_view iam_version = "2010-05-08";

// IAM is global and signed for this region. AWS general reference, IAM endpoints.
constexpr std::string_view iam_region = "us-east-1";

std::string resolved(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 1;
    char sign = text.front();
    for (const auto& [entity, character] : entities)
      if (text.starts_with(entity)) {
        taken = entity.size();
        sign = character;
      }
    plain.push_back(sign);
    text.remove_prefix(taken);
  }
  return plain;
}

// Signs the request as the client sends it: its Host is part of the signature.
void add_signature(const QueryClient& client, http::ClientRequest& request) {
  const std::string host = http::host_header(client.endpoint);
  const http::Request to_sign{
      .method = request.method,
      .target = request.target,
      .headers = {{"Host", host}, {"Content-Type", request.headers[0].value}},
      .body = request.body,
      .remote_address = {}};
  for (auto& header :
       sigv4::sign(to_sign, client.credentials, {std::string(iam_region), "iam"}, client.clock()))
    request.headers.push_back({std::move(header.name), std::move(header.value)});
}

}  // namespace

std::optional<std::string> element_text(std::string_view xml, std::string_view name) {
  const std::string opening = "<" + std::string(name) + ">";
  const std::size_t begin = xml.find(opening);
  if (begin == std::string_view::npos)
    return std::nullopt;
  const std::size_t from = begin + opening.size();
  const std::size_t end = xml.find("</" + std::string(name) + ">", from);
  if (end == std::string_view::npos)
    return std::nullopt;
  return resolved(xml.substr(from, end - from));
}

base::Result<QueryAnswer> call(const QueryClient& client, std::string_view action,
                               http::BodySink sink) {
  http::ClientRequest request{
      .method = "POST",
      .target = client.endpoint.path,
      .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
      .body = "Action=" + std::string(action) + "&Version=" + std::string(iam_version)};
  add_signature(client, request);
  auto response = TRY(
      http::send(client.endpoint, request, {.ca_file = client.ca_file, .sink = std::move(sink)}));
  if (response.status == 200)
    return QueryAnswer{std::nullopt, std::move(response.body)};
  return QueryAnswer{Refusal{element_text(response.body, "Code")
                                 .value_or("HTTP status " + std::to_string(response.status)),
                             element_text(response.body, "Message").value_or("")},
                     {}};
}

}  // namespace rollcall::cli
