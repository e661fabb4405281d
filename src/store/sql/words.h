#pragma once
// Statements that differ in nothing but the names of tables and columns, which cannot be
// parameters: each is said once, with words in the places of the names.

#include <initializer_list>
#include <string>
#include <string_view>

namespace rollcall::store {

struct Word {
  std::string_view place;  // "{noun}"
  std::string_view name;
};

// The text with every word in its places; of any statement there is.
std::string filled(std::string_view text, std::initializer_list<Word> words);

// The same of one that changes nothing that the credential report tells of. A connection knows a
// prepared statement by the address of its text: what is said is made once and kept.
std::string said_with(std::string_view text, std::initializer_list<Word> words);

}  // namespace rollcall::store
