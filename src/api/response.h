#pragma once
// From an Answer or an Error to the bytes of a response, as XML or, where the caller accepts it, as
// JSON.

#include <string>
#include <string_view>

#include "api/answer.h"
#include "api/protocol.h"
#include "base/result.h"
#include "http/message.h"

namespace rollcall::api {

enum class Format { Xml, Json };

// Json where the Accept header names application/json.
Format accepted_format(const http::Request& request);

struct Envelope {
  Format format = Format::Xml;
  std::string_view xmlns;
  std::string_view action;
  std::string_view request_id;
};

http::Response success(const Envelope& envelope, const Answer& answer);
http::Response failure(const Envelope& envelope, const base::Error& error);

}  // namespace rollcall::api
