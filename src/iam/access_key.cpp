#include "iam/access_key.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace rollcall::iam {
namespace {

// Services whose requests go to one endpoint for the whole world, or whose resources have no
// region. iam and sts are not among them: AWS records the region that was signed. AWS general
// reference, global services.
constexpr std::array<std::string_view, 9> global_services = {
    "budgets",        "ce", "cloudfront", "globalaccelerator", "organizations", "route53",
    "route53domains", "s3", "shield",
};

}  // namespace

UseOrigin origin_of_use(std::string_view source_address, std::string_view user_agent) {
  return {base::to_utf8(source_address, most_source_address_bytes),
          base::to_utf8(user_agent, most_user_agent_bytes)};
}

std::string_view recorded_region(std::string_view service_name, std::string_view signed_region) {
  return std::ranges::find(global_services, service_name) != global_services.end() ? not_regional
                                                                                   : signed_region;
}

}  // namespace rollcall::iam
