#pragma once
// What a resource in a policy must look like, and what IAM says of one that does not. Only IAM's
// and S3's own resources are looked at closely, as on AWS.

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::policy {

// Whether the resource is among those that IAM's oldest reader refuses, before any of the
// complaints below.
bool fails_legacy_parsing(std::string_view resource);

// The first thing that is wrong with a Resource or NotResource; nullopt if nothing is.
std::optional<std::string> complaint_about_resource(std::string_view resource);

// What IAM takes the resource for: "*", or an ARN of six parts, of which those that are missing are
// "*", and of which the first is "arn" whatever was written. Only for one without a complaint.
std::string completed_resource(std::string_view resource);

}  // namespace rollcall::policy
