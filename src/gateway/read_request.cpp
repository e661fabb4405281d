#include "gateway/read_request.h"

#include "gateway/harmless.h"
#include "sigv4/text.h"

namespace rollcall::gateway {

std::optional<ReadRequest> read_request(const SignedRequest& request) {
  auto target = plain_target(request.target);
  if (!target)
    return std::nullopt;
  ReadRequest read{.request = request,
                   .target = std::make_shared<const PlainTarget>(*std::move(target)),
                   .parameters = {},
                   .headers = {}};
  for (const http::Header& line : request.headers)
    read.headers.push_back({read_as_header(line.name), line.name, sigv4::trim(line.value)});
  for (const Parameter& parameter : read.target->parameters) {
    std::string header = read_as_header(parameter.name);
    if (request.is_presigned() && is_header_in_query(header) &&
        !is_harmless_parameter(parameter.name, request.method))
      read.headers.push_back({std::move(header), parameter.name, parameter.value});
    else
      read.parameters.push_back(&parameter);
  }
  return read;
}

}  // namespace rollcall::gateway
