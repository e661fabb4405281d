#pragma once
// A long-term access key and what is known of its use.

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/secret.h"
#include "iam/status.h"

namespace rollcall::iam {

struct AccessKeyLastUsed {
  base::Instant date;
  std::string region;        // of the credential scope; not_regional for services without regions
  std::string service_name;  // of the credential scope: "iam", "s3"
};

struct AccessKey {
  std::string id;
  std::string user_name;  // as the user's; empty for root
  Status status = Status::Active;
  base::Instant created;
  std::optional<AccessKeyLastUsed> last_used;
};

// A key together with what it signs with. Exists when it is made and when a signature is checked.
struct AccessKeyWithSecret {
  AccessKey key;
  base::Secret secret;
};

// IAM records only the first use of a key in any span of this length. AWS user guide, credential
// reports, access_key_1_last_used_date.
inline constexpr base::Seconds access_key_last_used_span = std::chrono::minutes{15};

// Uses before 2015-04-22T00:00:00Z were never tracked and count as none. AWS user guide, credential
// reports.
inline constexpr base::Instant access_key_tracking_began{base::Seconds{1'429'660'800}};

// What stands in place of a region for a service that has none.
inline constexpr std::string_view not_regional = "N/A";

// The region to record for a use: the signed one, or not_regional where the service's data plane is
// global.
std::string_view recorded_region(std::string_view service_name, std::string_view signed_region);

// Whether a use at `now` is late enough after the recorded one to replace it.
inline bool is_key_use_worth_recording(std::optional<base::Instant> recorded, base::Instant now) {
  return !recorded || now - *recorded >= access_key_last_used_span;
}

}  // namespace rollcall::iam
