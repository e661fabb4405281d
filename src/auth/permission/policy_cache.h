#pragma once
// Parsed policies, by their text. Many callers have the same policies, and a caller is read anew
// whenever something in the account changes: the text is mostly one that was parsed before.

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "policy/document.h"
#include "policy/parse.h"

namespace rollcall::auth {

class PolicyCache {
 public:
  // Holds documents and what they were parsed to, of about so many bytes in all, and beyond these
  // whatever is in somebody's hands: what a request was decided by is not parsed again for it.
  explicit PolicyCache(std::size_t capacity) : capacity_(capacity) {}

  // A stored document that cannot be read (none should be there: each was checked when it was put)
  // becomes a policy that denies everything: failing closed.
  std::shared_ptr<const policy::Policy> parsed(std::string_view document,
                                               policy::DocumentKind kind);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using ByText =
      std::unordered_map<std::string, std::shared_ptr<const policy::Policy>, Hash, std::equal_to<>>;

  std::mutex mutex_;                        // of all below but the capacity
  ByText by_text_[policy::document_kinds];  // by DocumentKind
  std::size_t size_ = 0;
  std::size_t capacity_;
};

// What stands in for a policy that cannot be read or found: it denies everything.
std::shared_ptr<const policy::Policy> deny_all();

}  // namespace rollcall::auth
