#pragma once
// What an action answers, before it is known whether it travels as XML or as JSON.

#include <functional>
#include <memory>
#include <type_traits>

#include "api/json_writer.h"
#include "api/xml_writer.h"
#include "base/result.h"

namespace rollcall::api {

// Writes the members of the answer into either form. Empty: the action has no result.
struct Answer {
  std::function<void(XmlWriter&)> xml;
  std::function<void(JsonWriter&)> json;

  bool has_result() const { return xml != nullptr; }
};

template <typename Response>
Answer make_answer(Response response) {
  if constexpr (std::is_same_v<Response, base::Nothing>) {
    return {};
  } else {
    const auto held = std::make_shared<const Response>(std::move(response));
    return {[held](XmlWriter& writer) { held->fields(writer); },
            [held](JsonWriter& writer) { held->fields(writer); }};
  }
}

}  // namespace rollcall::api
