#include "policy/json.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

namespace rollcall::policy {
namespace {

using Library = nlohmann::json;

// Reads a text and leaves word of how far it is, which the library does not say. It reads brackets
// without looking at what follows.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}

  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view number_signs = "+-.eE0123456789";

// Of a character of several bytes, every byte but its first.
bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// What was read last, which says what may come next.
enum class After { Nothing, OpenedObject, OpenedArray, Name, InObject, InArray, Everything };

// The separator that may stand there, and what may stand in its place or behind it.
struct Continuation {
  std::string_view separator;
  std::vector<std::string_view> in_its_place;
  std::vector<std::string_view> behind_it;
};

Continuation continuation_of(After after) {
  switch (after) {
    case After::Nothing:
      return {"", {}, {"{"}};
    case After::OpenedObject:
      return {"", {}, {"<name>", "}"}};
    case After::OpenedArray:
      return {"", {}, {"<value>", "]"}};
    case After::Name:
      return {":", {":"}, {"<value>"}};
    case After::InObject:
      return {",", {",", "}"}, {"<name>"}};
    case After::InArray:
      return {",", {",", "]"}, {"<value>"}};
    case After::Everything:
      break;
  }
  return {"", {}, {"<end>"}};
}

// Builds the tree from what the library meets in the text. An answer of false ends the reading, so
// that nothing is ever thrown and a hostile text costs no more than what was read of it.
class Reader final : public nlohmann::json_sax<Library> {
 public:
  explicit Reader(std::string_view text) : text_(text), furthest_(text.data()) {}

  JsonReading read() && {
    const char* const first = text_.data();
    const Cursor begin(first, &furthest_);
    const Cursor end(first + text_.size(), &furthest_);
    if (!Library::sax_parse(begin, end, this))
      root_ = std::nullopt;
    return {std::move(root_), std::move(faults_)};
  }

  bool null() override { return add({Json::Kind::Null}, next_token(offset())); }
  bool boolean(bool value) override {
    return add({Json::Kind::Boolean, value ? "true" : "false"}, next_token(offset()));
  }
  bool number_integer(number_integer_t value) override {
    return add({Json::Kind::Number, std::to_string(value)}, next_number());
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add({Json::Kind::Number, std::to_string(value)}, next_number());
  }
  bool number_float(number_float_t, const string_t& written) override {
    return add({Json::Kind::Number, written}, next_number());
  }
  bool string(string_t& value) override {
    return add({Json::Kind::String, std::move(value)}, next_token(offset()));
  }
  bool binary(binary_t&) override { return false; }  // of other formats than JSON

  bool start_object(std::size_t) override { return open(Json::Kind::Object, After::OpenedObject); }
  bool key(string_t& name) override {
    open_.back().names.push_back(std::move(name));
    open_.back().name_spans.push_back(next_token(offset()));
    last_ = offset();
    after_ = After::Name;
    return true;
  }
  bool end_object() override {
    tell_of_names_twice(open_.back());
    return close();
  }
  bool start_array(std::size_t) override { return open(Json::Kind::Array, After::OpenedArray); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t, const std::string&, const Library::exception&) override {
    const Continuation next = continuation_of(after_);
    std::size_t at = without_white_space(last_);
    auto expected = next.in_its_place;
    if (expected.empty() || text_.substr(at).starts_with(next.separator)) {
      at = without_white_space(at + next.separator.size());
      expected = next.behind_it;
    }
    std::size_t end = std::max(std::min(at + 1, text_.size()), offset());
    while (end < text_.size() && is_continuation(text_[end]))
      ++end;
    faults_.push_back({JsonFault::Kind::Syntax, {at, end}, std::move(expected)});
    return false;
  }

 private:
  void tell_of_names_twice(const Json& object) {
    std::set<std::string_view> known;
    for (std::size_t i = 0; i < object.names.size(); ++i)
      if (!known.insert(object.names[i]).second)
        faults_.push_back({JsonFault::Kind::NameTwice, object.name_spans[i]});
  }

  bool open(Json::Kind kind, After after) {
    if (open_.size() == deepest_json) {
      faults_.push_back({JsonFault::Kind::TooDeep, {offset() - 1, offset()}});
      return false;
    }
    open_.push_back({kind});
    open_.back().span.begin = offset() - 1;
    last_ = offset();
    after_ = after;
    return true;
  }

  bool close() {
    Json done = std::move(open_.back());
    open_.pop_back();
    const Span span{done.span.begin, offset()};
    return add(std::move(done), span);
  }

  bool add(Json value, Span span) {
    value.span = span;
    last_ = span.end;
    if (open_.empty()) {
      root_ = std::move(value);
      after_ = After::Everything;
      return true;
    }
    Json& around = open_.back();
    around.elements.push_back(std::move(value));
    after_ = around.kind == Json::Kind::Object ? After::InObject : After::InArray;
    return true;
  }

  std::size_t without_white_space(std::size_t from) const {
    return std::min(text_.find_first_not_of(white_space, from), text_.size());
  }

  // What was just read up to `end`, without the separator before it.
  Span next_token(std::size_t end) const {
    const std::size_t begin = without_white_space(last_);
    const bool is_separated = text_[begin] == ',' || text_[begin] == ':';
    return {is_separated ? without_white_space(begin + 1) : begin, end};
  }

  // The library looks one sign further to see that a number ends.
  Span next_number() const {
    const std::size_t begin = next_token(offset()).begin;
    return {begin, std::min(text_.find_first_not_of(number_signs, begin), text_.size())};
  }

  std::size_t offset() const { return static_cast<std::size_t>(furthest_ - text_.data()); }

  std::string_view text_;
  const char* furthest_;
  std::size_t last_ = 0;  // behind what was read last
  After after_ = After::Nothing;
  std::vector<Json>
      open_;  // the arrays and objects that have begun and not ended, the outermost first
  std::optional<Json> root_;
  std::vector<JsonFault> faults_;
};

}  // namespace

JsonReading read_json_and_faults(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // which the library would skip
  if (text.starts_with(byte_order_mark))
    return {std::nullopt, {{JsonFault::Kind::Syntax, {0, byte_order_mark.size()}, {"{"}}}};
  return Reader(text).read();
}

std::optional<Json> read_json(std::string_view text) {
  JsonReading reading = read_json_and_faults(text);
  return reading.faults.empty() ? std::move(reading.json) : std::nullopt;
}

const Json* find_member(const Json& object, std::string_view name) {
  const auto found = std::ranges::find(object.names, name);
  return found == object.names.end() ? nullptr : &object.elements[found - object.names.begin()];
}

}  // namespace rollcall::policy
