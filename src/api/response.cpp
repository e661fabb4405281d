#include "api/response.h"

#include <memory>
#include <optional>

namespace rollcall::api {
namespace {

// Answers about one entity fit into this, and are then written without moving.
constexpr std::size_t usual_body_size = 768;

// The body in front of the pieces, the pieces, and the body behind them.
http::BodyStream stream_of(const Base64Pieces& pieces, std::string tail) {
  const std::size_t size = pieces.size + tail.size();
  auto rest = std::make_shared<std::string>(std::move(tail));
  auto left = std::make_shared<std::size_t>(pieces.size);
  return {size, [pieces, rest, left]() -> std::optional<std::string> {
            if (*left == 0)
              return std::move(*rest);
            auto piece = pieces.next();
            if (piece)
              *left -= std::min(*left, piece->size());
            return piece;
          }};
}

template <typename Insertion>
void put_in(http::Response& response, const std::optional<Insertion>& insertion) {
  if (!insertion)
    return;
  response.stream = stream_of(insertion->pieces, response.body.substr(insertion->at));
  response.body.resize(insertion->at);
}

http::Response response_of(const Envelope& envelope, int status) {
  http::Response response{
      .status = status,
      .content_type = envelope.format == Format::Xml ? "text/xml" : "application/json",
      .headers = {},
      .body = {},
      .stream = {}};
  response.headers.emplace_back("x-amzn-RequestId", std::string(envelope.request_id));
  response.body.reserve(usual_body_size);
  return response;
}

void open_document(std::string& out, std::string_view name, std::string_view xmlns) {
  out.append("<").append(name).append(" xmlns=\"").append(xmlns).append("\">");
}

http::Response xml_success(const Envelope& envelope, const Answer& answer) {
  http::Response response = response_of(envelope, 200);
  XmlWriter writer(response.body);
  const std::string document = std::string(envelope.action) + "Response";
  open_document(response.body, document, envelope.xmlns);
  if (answer) {
    const std::string result = std::string(envelope.action) + "Result";
    writer.open(result);
    answer->write(writer);
    writer.close(result);
  }
  writer.open("ResponseMetadata");
  writer("RequestId", envelope.request_id);
  writer.close("ResponseMetadata");
  writer.close(document);
  put_in(response, writer.insertion());
  return response;
}

http::Response json_success(const Envelope& envelope, const Answer& answer) {
  http::Response response = response_of(envelope, 200);
  JsonWriter writer(response.body);
  writer.open_object();
  writer.open(std::string(envelope.action) + "Response");
  if (answer) {
    writer.open(std::string(envelope.action) + "Result");
    answer->write(writer);
    writer.close();
  }
  writer.open("ResponseMetadata");
  writer("RequestId", envelope.request_id);
  writer.close();
  writer.close();
  writer.close();
  put_in(response, writer.insertion());
  return response;
}

const char* name_of(base::Fault fault) {
  return fault == base::Fault::Sender ? "Sender" : "Receiver";
}

}  // namespace

Format accepted_format(const http::Request& request) {
  const auto accept = http::header(request, "Accept");
  return accept && accept->find("application/json") != std::string_view::npos ? Format::Json
                                                                              : Format::Xml;
}

http::Response success(const Envelope& envelope, const Answer& answer) {
  return envelope.format == Format::Xml ? xml_success(envelope, answer)
                                        : json_success(envelope, answer);
}

http::Response failure(const Envelope& envelope, const base::Error& error) {
  http::Response response = response_of(envelope, error.kind->status);
  std::optional<std::string_view> message;
  if (!error.message.empty())
    message = error.message;
  const auto members = [&](auto& writer) {
    writer("Type", name_of(error.kind->fault));
    writer("Code", error.kind->code);
    writer("Message", message);
  };
  if (envelope.format == Format::Json) {
    JsonWriter writer(response.body);
    writer.open_object();
    writer.open("Error");
    members(writer);
    writer.close();
    writer("RequestId", envelope.request_id);
    writer.close();
    return response;
  }
  XmlWriter writer(response.body);
  open_document(response.body, "ErrorResponse", envelope.xmlns);
  writer.open("Error");
  members(writer);
  writer.close("Error");
  writer("RequestId", envelope.request_id);
  writer.close("ErrorResponse");
  return response;
}

}  // namespace rollcall::api
