#pragma once
// The AWS Query protocol's constants: the services spoken here, their versions and namespaces.

#include <string_view>

namespace rollcall::api {

// How a service quotes a bad parameter. STS still prints the value; IAM no longer does.
enum class Quoting { FieldOnly, FieldAndValue };

// A service as its callers know it. Known by its address: services are compared by that.
struct Service {
  std::string_view name;     // in ARNs, permissions and credential scopes
  std::string_view version;  // of the API
  std::string_view xmlns;
  Quoting quoting;
};

// clang-format off
inline constexpr Service iam_service{
    "iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/", Quoting::FieldOnly};
inline constexpr Service sts_service{
    "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", Quoting::FieldAndValue};
// What AWS has not.
inline constexpr Service rollcall_service{
    "rollcall", "2026-12-01", "urn:rollcall:2026-12-01", Quoting::FieldOnly};
// clang-format on

inline constexpr const Service* services[] = {&iam_service, &sts_service, &rollcall_service};

// The service whose API has this version, nullptr where none has: one port serves them all, and
// the version tells them apart.
inline const Service* service_of_version(std::string_view version) {
  for (const Service* service : services)
    if (service->version == version)
      return service;
  return nullptr;
}

// The namespace of errors that concern no known operation.
inline constexpr std::string_view fault_xmlns = "http://webservices.amazon.com/AWSFault/2005-15-09";

}  // namespace rollcall::api
