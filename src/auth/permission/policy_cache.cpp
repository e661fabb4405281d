#include "auth/permission/policy_cache.h"

#include "policy/size.h"

namespace rollcall::auth {

std::shared_ptr<const policy::Policy> deny_all() {
  static const auto denial =
      std::make_shared<const policy::Policy>(policy::parse(R"({"Version": "2012-10-17",
                        "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})")
                                                 .value());
  return denial;
}

std::shared_ptr<const policy::Policy> PolicyCache::parsed(std::string_view document,
                                                          policy::DocumentKind kind) {
  ByText& known = by_text_[static_cast<std::size_t>(kind)];
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known.find(document); found != known.end())
      return found->second;
  }
  auto read = policy::read_stored(document, kind);
  const auto policy = read ? std::make_shared<const policy::Policy>(*std::move(read)) : deny_all();
  const std::size_t size = document.size() + policy::size_in_memory(*policy);
  const std::lock_guard lock(mutex_);
  // Everything that nobody else has makes room at once, so that the next time is far off. Who has
  // one has it from here, so that of the others none is handed out meanwhile.
  if (size_ + size > capacity_) {
    for (ByText& texts : by_text_)
      std::erase_if(texts, [](const auto& kept) { return kept.second.use_count() == 1; });
    size_ = 0;
  }
  if (known.emplace(std::string(document), policy).second)
    size_ += size;
  return policy;
}

}  // namespace rollcall::auth
