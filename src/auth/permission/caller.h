#pragma once
// Who is calling, once a signature has been verified: the root user or a user of an account, a
// session of a role, or a federated user; and the policies that say what they may do.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "iam/account.h"
#include "iam/tag.h"
#include "policy/document.h"

namespace rollcall::auth {

struct SessionToken;  // session_token.h

enum class CallerKind { Root, User, RoleSession, FederatedUser };

// What holds for a caller with temporary credentials, or one who has signed in at the console.
struct TemporarySession {
  base::Instant issued;
  base::Instant expires;
  std::optional<base::Instant> mfa_given = {};  // when a code of an MFA device was, if it was
  std::string source_identity;                  // empty: none was set
  // Of the tags, which go along when the session assumes another role.
  std::vector<std::string> transitive_tag_keys;
  // Of a sign-in at the console, the hash that its session is kept under; empty: these are
  // temporary credentials.
  std::string sign_in = {};
  // Of temporary credentials, what came with them, by which their caller is found again. nullptr of
  // a sign-in.
  std::shared_ptr<const SessionToken> token = nullptr;
};

// The policies of a caller, held together with what evaluate() takes them by. A permission must be
// in each of the sets that there are.
struct CallerPolicies {
  std::vector<std::shared_ptr<const policy::Policy>> held;
  std::vector<const policy::Policy*> identity;
  const policy::Policy* permissions_boundary = nullptr;       // nullptr: there is none
  std::optional<std::vector<const policy::Policy*>> session;  // absent: no session policy was given
  bool ask_for_context = false;  // whether any of them mentions a key of the context
};

struct Caller {
  CallerKind kind = CallerKind::User;
  iam::AccountId account;
  std::string arn;            // of a session, the session's
  std::string principal_arn;  // of the user or the role behind it: aws:PrincipalArn
  std::string user_name;      // of a user; empty for all others
  std::string role_name;      // of a role's session; empty for all others
  std::string user_id;        // AIDA…; AROA…:session; for root the account id
  std::string access_key_id;  // what the request was signed with
  std::vector<iam::Tag> tags;
  CallerPolicies policies;
  std::optional<TemporarySession> session;

  bool is_root() const { return kind == CallerKind::Root; }
  bool is_user() const { return kind == CallerKind::User; }
  bool has_shown_mfa() const { return session && session->mfa_given; }
  bool has_signed_in() const { return session && !session->sign_in.empty(); }

  // The sign-in session that is spared when the caller's sessions are ended; empty: none.
  std::string_view spared_session() const {
    return has_signed_in() ? std::string_view(session->sign_in) : std::string_view();
  }
};

}  // namespace rollcall::auth
