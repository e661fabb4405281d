#pragma once
// A long-term access key and what is known of its use.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/secret.h"
#include "iam/status.h"

namespace rollcall::iam {

struct AccessKeyLastUsed {
  base::Instant date;
  std::string region;        // of the credential scope; not_regional for services without regions
  std::string service_name;  // of the credential scope: "iam", "s3"
};

// Where the newest recorded use of a key came from. Nothing is proved by it: the address is that of
// the connection, which may be a proxy's, and the agent is what the client calls itself.
struct UseOrigin {
  std::string source_address;  // empty: not known
  std::string user_agent;      // empty: the client gave none, or it is not known
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

// How much is kept of where a use came from. The agents of the AWS CLI, the SDKs and browsers are
// shorter; an IPv6 address with a zone takes no more than 62.
inline constexpr std::size_t most_source_address_bytes = 64;
inline constexpr std::size_t most_user_agent_bytes = 256;

// What is kept of an address and an agent as they came with a request: valid UTF-8, and cut to the
// above.
UseOrigin origin_of_use(std::string_view source_address, std::string_view user_agent);

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
