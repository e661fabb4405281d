#pragma once
// A piece of a document, in bytes.

#include <cstddef>

namespace rollcall::policy {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind its last byte
  bool operator==(const Span&) const = default;
};

}  // namespace rollcall::policy
