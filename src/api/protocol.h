#pragma once
// The AWS Query protocol's constants: the services spoken here, their versions and namespaces.

#include <optional>
#include <string_view>

namespace rollcall::api {

enum class Service { Iam, Sts };

// How a service quotes a bad parameter. STS still prints the value; IAM no longer does.
enum class Quoting { FieldOnly, FieldAndValue };

struct ServiceFacts {
  Service service;
  std::string_view name;     // in ARNs, permissions and credential scopes
  std::string_view version;  // of the API
  std::string_view xmlns;
  Quoting quoting;
};

// clang-format off
inline constexpr ServiceFacts services[] = {
    {Service::Iam, "iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/", Quoting::FieldOnly},
    {Service::Sts, "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", Quoting::FieldAndValue},
};
// clang-format on

inline constexpr const ServiceFacts& facts_of(Service service) {
  return services[static_cast<int>(service)];
}

// The service whose API has this version: one port serves them all, and the version tells them
// apart.
inline std::optional<Service> service_of_version(std::string_view version) {
  for (const ServiceFacts& facts : services)
    if (facts.version == version)
      return facts.service;
  return std::nullopt;
}

// The namespace of errors that concern no known operation.
inline constexpr std::string_view fault_xmlns = "http://webservices.amazon.com/AWSFault/2005-15-09";

}  // namespace rollcall::api
