#pragma once
// Documents that take long and much memory to make, one at a time, with one who waits for their
// turn: the threads that requests wait on are there for others too. The last ones are kept, because
// a report does not change while it is good.

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rollcall::signin {

class DocumentMaker {
 public:
  using Make = std::function<base::Result<std::string>()>;

  // The document of that name, which says all that it depends on: as it was kept, or made now.
  // ServiceUnavailable where too many wait already.
  base::Result<std::string> document(const std::string& name, const Make& make);

 private:
  struct Kept {
    std::string name;
    std::string document;
  };

  const Kept* find(std::string_view name) const;
  void keep(const std::string& name, const std::string& document);

  std::mutex making_;  // held while one is made
  std::mutex mutex_;   // of all below
  std::size_t waiting_ = 0;
  std::vector<Kept> kept_;  // the oldest first
};

}  // namespace rollcall::signin
