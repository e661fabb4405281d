#pragma once
// One question of another service on its way, with what became known of it.

#include <optional>
#include <string>
#include <string_view>

#include "api/pipeline.h"
#include "auth/signatures/authenticator.h"
#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"
#include "store/store.h"

namespace rollcall::gateway {

struct Inquiry {
  const http::Request& request;  // the asker's own
  api::Patience patience;
  base::Instant now;
  std::string request_id;
  std::string action = {};  // for the log: what was asked
  std::string about = {};   // for the log: of which request
  std::optional<auth::Authenticated> authenticated = {};
  std::optional<auth::Refusal> refusal = {};  // of the signature
  std::string source_address = {};            // of the client, as far as it is known
  std::string user_agent = {};
};

// Where the use came from: the client's address, or the asking service's where nobody says who the
// client is.
std::string_view address_of(const Inquiry& inquiry);

// The answer, unless it has to wait: then nothing has happened yet.
using Reply = base::Result<http::AtOnce>;

// Notes who signed, or why the signature was refused; then its error.
base::Result<base::Nothing> note(Inquiry& inquiry, auth::Checked<auth::Authenticated> checked);

// A wrong scope, for what was signed for this server's own services: that somebody asked
// them something proves nothing elsewhere.
base::Result<base::Nothing> check_made_for_another_service(Inquiry& inquiry);

// What came of noting a use. HasToWait: the inquiry is impatient, and a disk must be waited for.
enum class UseNoted { Yes, HasToWait };

// A verified signature is a use of its key: what opens a new span is durable when this returns.
base::Result<UseNoted> note_use(const Inquiry& inquiry, store::Store& store);

inline Reply has_to_wait() { return http::AtOnce(std::unexpected(http::Wait::Short)); }

}  // namespace rollcall::gateway
