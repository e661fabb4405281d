#include "policy/json.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

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

// Builds the tree from what the library meets in the text. An answer of false ends the reading, so
// that nothing is ever thrown and a hostile text costs no more than what was read of it.
class Reader final : public nlohmann::json_sax<Library> {
 public:
  explicit Reader(std::string_view text) : text_(text), furthest_(text.data()) {}

  std::optional<Json> read() && {
    const char* const first = text_.data();
    const Cursor begin(first, &furthest_);
    const Cursor end(first + text_.size(), &furthest_);
    return Library::sax_parse(begin, end, this) ? std::move(root_) : std::nullopt;
  }

  bool null() override { return add({Json::Kind::Null}); }
  bool boolean(bool value) override { return add({Json::Kind::Boolean, value ? "true" : "false"}); }
  bool number_integer(number_integer_t value) override {
    return add({Json::Kind::Number, std::to_string(value)});
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add({Json::Kind::Number, std::to_string(value)});
  }
  bool number_float(number_float_t, const string_t& written) override {
    return add({Json::Kind::Number, written});
  }
  bool string(string_t& value) override {
    return add({.kind = Json::Kind::String, .text = std::move(value), .end = offset()});
  }
  bool binary(binary_t&) override { return false; }  // of other formats than JSON

  bool start_object(std::size_t) override { return open(Json::Kind::Object); }
  bool key(string_t& name) override {
    open_.back().names.push_back(std::move(name));
    return true;
  }
  bool end_object() override { return has_every_name_once(open_.back()) && close(); }
  bool start_array(std::size_t) override { return open(Json::Kind::Array); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t, const std::string&, const Library::exception&) override {
    return false;
  }

 private:
  static bool has_every_name_once(const Json& object) {
    std::vector<std::string_view> names(object.names.begin(), object.names.end());
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
  }

  bool open(Json::Kind kind) {
    if (open_.size() == deepest_json)
      return false;
    open_.push_back({kind});
    open_.back().begin = offset();
    return true;
  }

  bool close() {
    Json done = std::move(open_.back());
    done.end = offset();
    open_.pop_back();
    return add(std::move(done));
  }

  bool add(Json value) {
    if (open_.empty())
      root_ = std::move(value);
    else
      open_.back().elements.push_back(std::move(value));
    return true;
  }

  std::size_t offset() const { return static_cast<std::size_t>(furthest_ - text_.data()); }

  std::string_view text_;
  const char* furthest_;
  std::vector<Json>
      open_;  // the arrays and objects that have begun and not ended, the outermost first
  std::optional<Json> root_;
};

}  // namespace

std::optional<Json> read_json(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // which the library would skip
  if (text.starts_with(byte_order_mark))
    return std::nullopt;
  return Reader(text).read();
}

const Json* find_member(const Json& object, std::string_view name) {
  const auto found = std::ranges::find(object.names, name);
  return found == object.names.end() ? nullptr : &object.elements[found - object.names.begin()];
}

}  // namespace rollcall::policy
