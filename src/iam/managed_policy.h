#pragma once
// A customer managed policy: a document under an ARN of its own, in versions of which one is in
// force, attached to whoever is to have it. AWS user guide, Versioning IAM policies.

#include <optional>
#include <string>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

struct ManagedPolicy {
  AccountId account;
  std::string name;  // as spelled when it was given
  std::string path = "/";
  std::string id;  // ANPA…
  std::optional<std::string> description;
  base::Instant created;
  base::Instant updated;  // when a version was last made
  int default_version = 1;
  int newest_version = 1;  // numbers are never given twice
};

struct PolicyVersion {
  int number = 1;
  std::string document;  // exactly as it was given
  base::Instant created;
};

// "v1"
std::string version_id(int number);

// nullopt for what is no version id. Zeros in front are not allowed.
std::optional<int> parse_version_id(std::string_view text);

}  // namespace rollcall::iam
