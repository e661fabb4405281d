#pragma once
// One call of an action, as a client makes it and understands the answer.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/catalog.h"
#include "api/pipeline.h"
#include "base/encoding.h"
#include "sigv4/sign.h"

namespace rollcall::test {

// Names and values as they travel: {{"UserName", "alice"}, {"Tags.member.1.Key", "team"}}.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// What came back: the members of the result, or an error.
struct ActionAnswer {
  int status = 0;
  std::string code = "Success";
  std::string message;
  nlohmann::json result;

  bool is_success() const { return code == "Success"; }
};

// How a test names an answer that it expects, and how gtest prints one that it did not.
inline std::string to_text(const ActionAnswer& answer) {
  if (answer.is_success())
    return "Success";
  return std::to_string(answer.status) + " " + answer.code + ": " + answer.message;
}

inline void PrintTo(const ActionAnswer& answer, std::ostream* out) {
  *out << to_text(answer) << " " << answer.result.dump();
}

inline const api::Service& service_of(std::string_view action) {
  for (const api::Action* known : actions::catalog())
    if (known->name == action)
      return *known->service;
  ADD_FAILURE() << "there is no action " << action;
  return api::iam_service;
}

inline std::string body_for(std::string_view action, const Parameters& parameters) {
  std::string body =
      "Action=" + std::string(action) + "&Version=" + std::string(service_of(action).version);
  for (const auto& [name, value] : parameters)
    body += "&" + base::percent_encode(name) + "=" + base::percent_encode(value);
  return body;
}

// The whole body, also of an answer that is read while it is sent.
inline std::string body_of(const http::Response& response) {
  std::string body = response.body;
  const std::size_t size = body.size() + (response.stream ? response.stream->size : 0);
  while (body.size() < size) {
    const auto piece = response.stream->next();
    if (!piece)
      break;
    body += *piece;
  }
  EXPECT_EQ(body.size(), size);
  return body;
}

inline ActionAnswer read_answer(const std::string& action, const http::Response& response) {
  const auto body = nlohmann::json::parse(body_of(response));
  if (body.contains("Error"))
    return {.status = response.status,
            .code = body["Error"]["Code"],
            .message = body["Error"].value("Message", ""),
            .result = {}};
  const auto& answer = body.at(action + "Response");
  return {.status = response.status,
          .result = answer.value(action + "Result", nlohmann::json::object())};
}

// What a server answers whose requests come in at the pipeline, without a socket.
inline ActionAnswer call_signed(const api::Pipeline& pipeline, const sigv4::Credentials& caller,
                                std::string_view action, const Parameters& parameters,
                                base::Instant now) {
  const api::Service& service = service_of(action);
  const std::string body = body_for(action, parameters);
  http::Request request{.method = "POST",
                        .target = "/",
                        .headers = {{"Host", "127.0.0.1"},
                                    {"Accept", "application/json"},
                                    {"Content-Type", "application/x-www-form-urlencoded"}},
                        .body = body,
                        .remote_address = "192.0.2.1"};
  const auto signature =
      sigv4::sign(request, caller, {"us-east-1", std::string(service.name)}, now);
  for (const auto& [name, value] : signature)
    request.headers.push_back({name, value});
  return read_answer(std::string(action), *pipeline.answer(request, api::Patience::Patient));
}

}  // namespace rollcall::test
