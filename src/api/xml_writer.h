#pragma once
// Writes answers as XML, the way the Query protocol does: a member an element, lists of <member>,
// no attribute but xmlns.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/answer_values.h"
#include "base/instant.h"

namespace rollcall::api {

// The text with &, <, > and quotes as entities, and a question mark for what XML 1.0 cannot hold or
// is not UTF-8: a message may repeat a header.
void append_xml_escaped(std::string& out, std::string_view text);

// An answer's members call it with their names, in the order of the wire.
class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  void open(std::string_view name) { tag("<", name); }
  void close(std::string_view name) { tag("</", name); }

  void operator()(std::string_view name, std::string_view text);
  void operator()(std::string_view name, const char* text) {
    (*this)(name, std::string_view(text));
  }
  void operator()(std::string_view name, const std::string& text) {
    (*this)(name, std::string_view(text));
  }
  void operator()(std::string_view name, bool flag);
  void operator()(std::string_view name, int number) {
    (*this)(name, static_cast<long long>(number));
  }
  void operator()(std::string_view name, long long number);
  void operator()(std::string_view name, base::Instant instant);
  void operator()(std::string_view name, const Blob& blob);
  void operator()(std::string_view name, const EncodedDocument& document);
  void operator()(std::string_view name, const Base64Pieces& pieces);
  void operator()(std::string_view name, const Entries& map);

  template <typename T>
  void operator()(std::string_view name, const std::optional<T>& member) {
    if (member)
      (*this)(name, *member);
  }

  template <typename T>
  void operator()(std::string_view name, const std::vector<T>& list) {
    open(name);
    for (const T& element : list)
      (*this)("member", element);
    close(name);
  }

  template <typename Structure>
    requires requires(const Structure& structure, XmlWriter& writer) { structure.fields(writer); }
  void operator()(std::string_view name, const Structure& structure) {
    open(name);
    structure.fields(*this);
    close(name);
  }

  // Where pieces have to be put in, and which; at most one member of an answer is made of pieces.
  struct Insertion {
    std::size_t at = 0;
    Base64Pieces pieces;
  };
  const std::optional<Insertion>& insertion() const { return insertion_; }

 private:
  void tag(std::string_view opening, std::string_view name);

  std::string& out_;
  std::optional<Insertion> insertion_;
};

}  // namespace rollcall::api
