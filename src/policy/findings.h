#pragma once
// Everything that is wrong with a document, for whoever writes one: where parse() gives IAM's one
// answer, this gives all of them, with their places.

#include <string_view>
#include <vector>

#include "policy/complaint.h"
#include "policy/parse.h"
#include "policy/places.h"

namespace rollcall::policy {

// A place as people count, and as programs do.
struct Position {
  Place place;
  std::size_t offset = 0;  // UTF-16 units from the beginning of the document
};

struct Finding {
  Complaint complaint;
  Position begin;
  Position end;
};

// In the order of the document; none for one that parse() takes.
std::vector<Finding> findings_in(std::string_view document, DocumentKind kind);

}  // namespace rollcall::policy
