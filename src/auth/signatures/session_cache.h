#pragma once
// The sessions in use, in memory: their tokens opened and their callers read, so that a request
// signed with temporary credentials touches no disk either.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "auth/permission/policy_cache.h"
#include "auth/sessions/session_token.h"
#include "auth/signatures/key_holder.h"
#include "auth/signatures/sharded_cache.h"
#include "store/store.h"

namespace rollcall::auth {

class SessionCache {
 public:
  // Holds at most about `capacity` sessions; one with policies of its own counts as several, by
  // what they take in memory: whoever asks for sessions writes them.
  SessionCache(store::Store& store, PolicyCache& policies, const SessionTokens& tokens,
               std::size_t capacity)
      : store_(store), policies_(policies), tokens_(tokens), sessions_(capacity) {}

  using Found = base::Result<std::shared_ptr<const KeyHolder>>;

  // The session and whom it acts as now; nullptr for a token that was not sealed here for this
  // access key, or whose user or role is gone. Does not look whether it has expired: the caller of
  // the holder says until when it lasts. A token whose layout only another release reads is that of
  // a session which is over: whoever holds it is to ask for a new one. The error of the store where
  // that could not be asked.
  Found find(std::string_view access_key_id, std::string_view token);

  // The same on a thread that must not wait; nullopt if it would have to.
  std::optional<Found> find_at_once(std::string_view access_key_id, std::string_view token);

 private:
  struct Session {
    std::string text;                           // of the token, as it was sent
    std::shared_ptr<const SessionToken> token;  // nullptr: of an unknown layout
    std::shared_ptr<const KeyHolder> holder;
  };

  std::shared_ptr<const Session> opened(std::string_view access_key_id, std::string_view text);
  std::shared_ptr<const Session> session_of(std::string_view access_key_id, std::string_view token);
  bool is_as_now(const Session& session) const;
  std::shared_ptr<const KeyHolder> read(const store::Tables& tables,
                                        const std::shared_ptr<const SessionToken>& token,
                                        std::uint64_t epoch);
  Found kept(std::string_view access_key_id, const Session& session, Found found);

  store::Store& store_;
  PolicyCache& policies_;
  const SessionTokens& tokens_;
  ShardedCache<Session> sessions_;
};

}  // namespace rollcall::auth
