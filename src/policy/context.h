#pragma once
// What is known of a request besides its action and its resource: the keys that policy variables
// name and that conditions ask for.

#include <string>
#include <string_view>
#include <vector>

#include "policy/budget.h"

namespace rollcall::policy {

// How a key is there: with one value, such as aws:username, or as a set of them, such as
// aws:TagKeys, which only ForAllValues and ForAnyValue can read, even when it holds one.
enum class Shape { Single, Multiple };

struct ContextEntry {
  std::string key;
  Shape shape = Shape::Single;
  std::vector<std::string> values;  // at least one
};

// What a value that is no number is to a numeric operator: different from every number, or of no
// use to it. AWS does the one where a request is decided, and the other in its policy simulator.
enum class UnreadableNumbers { Different, Incomparable };

// Whether they are one key, which is the same in any case. Takes a step, and one for each character
// that they begin with in common: whoever makes a request chooses the keys of its tags.
bool is_same_key(std::string_view left, std::string_view right, Budget& budget);

// The keys of one request.
class Context {
 public:
  Context() = default;
  explicit Context(UnreadableNumbers unreadable) : unreadable_numbers_(unreadable) {}

  // Replaces what was known under the key.
  void set(std::string_view key, std::string value);
  // A set without values is the same as no key.
  void set_all(std::string_view key, std::vector<std::string> values);

  // nullptr: the request has no such key.
  const ContextEntry* find(std::string_view key) const;
  // The same, paid for; nullptr, too, if the budget does not suffice.
  const ContextEntry* find(std::string_view key, Budget& budget) const;
  std::size_t size() const { return entries_.size(); }
  UnreadableNumbers unreadable_numbers() const { return unreadable_numbers_; }

 private:
  void put(ContextEntry entry);

  UnreadableNumbers unreadable_numbers_ = UnreadableNumbers::Different;
  std::vector<ContextEntry> entries_;  // in no order: there are few
};

}  // namespace rollcall::policy
