#pragma once
// Kinds of answer members that are not plain: how they are written differs from how they are held.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rollcall::api {

// Bytes; travel as base64.
struct Blob {
  std::string bytes;
};

// A policy document; travels percent-encoded. AWS API reference, GetUserPolicy.
struct EncodedDocument {
  std::string text;
};

// Text in base64 already, too long to hold: `size` characters in pieces. nullopt from next(): it
// cannot go on.
struct Base64Pieces {
  std::size_t size = 0;
  std::function<std::optional<std::string>()> next;
};

// A map; travels as <entry><key/><value/></entry>.
struct Entries {
  std::vector<std::pair<std::string, long long>> entries;
};

}  // namespace rollcall::api
