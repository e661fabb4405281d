#pragma once
// What an action answers, before it is known whether it travels as XML or as JSON.

#include <memory>
#include <type_traits>
#include <utility>

#include "api/json_writer.h"
#include "api/xml_writer.h"
#include "base/result.h"

namespace rollcall::api {

// Writes the members of an answer into either form.
class ResultBody {
 public:
  virtual ~ResultBody() = default;
  virtual void write(XmlWriter& writer) const = 0;
  virtual void write(JsonWriter& writer) const = 0;
};

template <typename Response>
class ResultBodyOf final : public ResultBody {
 public:
  explicit ResultBodyOf(Response response) : response_(std::move(response)) {}
  void write(XmlWriter& writer) const override { response_.fields(writer); }
  void write(JsonWriter& writer) const override { response_.fields(writer); }

 private:
  Response response_;
};

// nullptr: the action has no result.
using Answer = std::unique_ptr<const ResultBody>;

template <typename Response>
Answer make_answer(Response response) {
  if constexpr (std::is_same_v<Response, base::Nothing>)
    return nullptr;
  else
    return std::make_unique<ResultBodyOf<Response>>(std::move(response));
}

}  // namespace rollcall::api
