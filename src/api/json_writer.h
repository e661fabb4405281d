#pragma once
// Writes answers, and the parameters of requests for the event record, as JSON. Times are seconds
// since the epoch, as in AWS's own JSON protocols. A secret among a request's parameters is left
// out.

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/answer_values.h"
#include "base/instant.h"
#include "iam/parameter.h"

namespace rollcall::api {

// The text as a JSON string, quotes included; what is not UTF-8 (a header may hold anything)
// becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(std::string_view name) { key(name), begin('{'); }
  void close() { end('}'); }
  void open_object() { begin('{'); }

  void operator()(std::string_view name, std::string_view text) { key(name), value(text); }
  void operator()(std::string_view name, const char* text) {
    (*this)(name, std::string_view(text));
  }

  template <typename T>
  void operator()(std::string_view name, const std::optional<T>& member) {
    if (member)
      (*this)(name, *member);
  }

  template <const iam::Constraint& constraint>
  void operator()(std::string_view, const iam::SecretText<constraint>&) {}

  template <typename T>
  void operator()(std::string_view name, const T& member) {
    key(name);
    value(member);
  }

  struct Insertion {
    std::size_t at = 0;
    Base64Pieces pieces;
  };
  const std::optional<Insertion>& insertion() const { return insertion_; }

 private:
  void key(std::string_view name);
  void begin(char bracket);
  void end(char bracket);
  void separate();

  void value(std::string_view text) { append_json_string(out_, text); }
  void value(const std::string& text) { append_json_string(out_, text); }
  void value(std::nullptr_t) { out_.append("null"); }
  void value(bool flag) { out_.append(flag ? "true" : "false"); }
  void value(int number) { out_.append(std::to_string(number)); }
  void value(long long number) { out_.append(std::to_string(number)); }
  void value(base::Instant instant) { out_.append(std::to_string(base::to_epoch(instant))); }
  void value(const Blob& blob);
  void value(const EncodedDocument& document);
  void value(const Base64Pieces& pieces);
  void value(const Entries& map);

  template <const iam::Constraint& constraint>
  void value(const iam::Text<constraint>& text) {
    value(std::string_view(text));
  }

  template <int least, int most>
  void value(const iam::Bounded<least, most>& number) {
    value(number.value);
  }

  template <typename Enum>
    requires std::is_enum_v<Enum>
  void value(Enum member) {
    for (const auto& word : iam::words<Enum>)
      if (word.value == member)
        value(word.text);
  }

  template <typename T, std::size_t most>
  void value(const iam::Listed<T, most>& list) {
    value(list.elements);
  }

  template <typename T>
  void value(const std::vector<T>& list) {
    begin('[');
    for (const T& element : list) {
      separate();
      value(element);
    }
    end(']');
  }

  template <typename Structure>
    requires requires(Structure& structure, JsonWriter& writer) { structure.fields(writer); }
  void value(const Structure& structure) {
    begin('{');
    const_cast<Structure&>(structure).fields(
        *this);  // fields() of a request may write; this visitor does not
    end('}');
  }

  std::string& out_;
  bool first_ = true;
  std::optional<Insertion> insertion_;
};

}  // namespace rollcall::api
