#pragma once
// What temporary credentials are made of. A session has no row anywhere: all that is known of it is
// sealed into the token that its holder sends along, and whoever can open the token knows it again.

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/permission/caller_policies.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/secret.h"
#include "crypto/seal.h"
#include "iam/account.h"
#include "iam/tag.h"

namespace rollcall::auth {

enum class SessionKind { User, Role, FederatedUser };

struct SessionToken {
  SessionKind kind = SessionKind::User;
  iam::AccountId account = {};
  std::string access_key_id = {};  // ASIA…
  base::Secret secret = {};        // that the session signs with
  // Whose session it is: the user (root's name is empty) or the role, by name, and the id that must
  // still be theirs.
  std::string principal_name = {};
  std::string principal_id = {};
  // The long-term key that asked for it, if one did: through it, a user is found who was renamed.
  std::string parent_key_id = {};
  std::string name = {};  // of the role session or the federated user
  base::Instant issued = {};
  base::Instant expires = {};
  std::optional<base::Instant> mfa_given = {};
  std::string source_identity = {};
  SessionPolicies policies = {};
  std::vector<iam::Tag> tags = {};
  std::vector<std::string> transitive_tag_keys = {};
};

// Why a token does not open: nobody sealed it here, or not for this access key; or another release
// of the server did, whose layout this one does not read.
enum class Unopened { Foreign, UnknownLayout };

// Seals and opens tokens. Each is sealed under a key of its own, made of the master key and a salt,
// so that there is no end to how many may be made.
class SessionTokens {
 public:
  SessionTokens(crypto::Keyring keys, base::RandomBytes random)
      : keys_(std::move(keys)), random_(std::move(random)) {}

  std::string seal(const SessionToken& token) const;

  // Also of the release before this one, beside whose servers those of this one may run.
  std::expected<SessionToken, Unopened> open(std::string_view text,
                                             std::string_view access_key_id) const;

 private:
  crypto::Keyring keys_;
  base::RandomBytes random_;
};

// How much of a token its policies and tags take up, in percent of what they may. AWS: above 100,
// PackedPolicyTooLarge.
int packed_policy_size(const SessionPolicies& policies, const std::vector<iam::Tag>& tags);

}  // namespace rollcall::auth
