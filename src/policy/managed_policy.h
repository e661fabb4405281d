#pragma once
// The managed policies that are there in every account, under arn:aws:iam::aws:policy/: of AWS's
// those that matter to credentials, to whoever audits them and to stores that speak S3, in our
// words and never more than AWS's give, and under rollcall/ those that AWS does not have.

#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "policy/document.h"

namespace rollcall::policy {

struct ManagedPolicy {
  std::string arn;
  std::string_view name;
  std::string_view id;
  std::string_view path;
  std::string_view description;
  base::Instant create_date;
  std::string_view version_id;  // of its only version
  std::string_view document;
  Policy policy;  // the document, parsed
};

// All of them, by ARN.
std::span<const ManagedPolicy> managed_policies();

// nullptr if there is none of that ARN, whose case matters. What is found is there for good.
const ManagedPolicy* find_managed_policy(std::string_view arn);

}  // namespace rollcall::policy
