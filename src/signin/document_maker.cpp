#include "signin/document_maker.h"

#include <algorithm>

#include "iam/errors.h"

namespace rollcall::signin {
namespace {

// With the one that is made, as many as documents hold of the threads for requests that read much.
// Those are four unless options say otherwise, and the other two go on.
constexpr std::size_t most_waiting = 1;

// What they are together at most: 32 MiB.
constexpr std::size_t most_kept = 4;
constexpr std::size_t largest_kept = std::size_t{8} * 1024 * 1024;

}  // namespace

base::Result<std::string> DocumentMaker::document(const std::string& name, const Make& make) {
  {
    const std::lock_guard lock(mutex_);
    if (const Kept* kept = find(name))
      return kept->document;
    if (waiting_ > most_waiting)
      return base::fail(iam::errors::service_unavailable,
                        "Too many documents are being made at this moment. Try again later.");
    ++waiting_;
  }
  const std::lock_guard turn(making_);
  base::Result<std::string> made;
  bool is_kept = false;
  {
    const std::lock_guard lock(mutex_);
    if (const Kept* kept = find(name)) {  // somebody wanted the same
      made = kept->document;
      is_kept = true;
    }
  }
  if (!is_kept)
    made = make();
  const std::lock_guard lock(mutex_);
  --waiting_;
  if (made && !is_kept)
    keep(name, *made);
  return made;
}

const DocumentMaker::Kept* DocumentMaker::find(std::string_view name) const {
  const auto found = std::ranges::find(kept_, name, &Kept::name);
  return found == kept_.end() ? nullptr : &*found;
}

void DocumentMaker::keep(const std::string& name, const std::string& document) {
  if (document.size() > largest_kept)
    return;
  if (kept_.size() >= most_kept)
    kept_.erase(kept_.begin());
  kept_.push_back({name, document});
}

}  // namespace rollcall::signin
