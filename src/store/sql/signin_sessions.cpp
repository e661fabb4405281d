#include "store/signin_sessions.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

using iam::SignInStep;

struct StepWord {
  SignInStep step;
  std::string_view word;
};

constexpr StepWord step_words[] = {
    {SignInStep::Mfa, "Mfa"},
    {SignInStep::ChangePassword, "ChangePassword"},
    {SignInStep::Done, "Done"},
};

std::string_view word_of(SignInStep step) {
  for (const StepWord& known : step_words)
    if (known.step == step)
      return known.word;
  return {};
}

// The table takes no other word.
SignInStep step_of(std::string_view word) {
  for (const StepWord& known : step_words)
    if (known.word == word)
      return known.step;
  return SignInStep::Mfa;
}

iam::SignInSession session_of(const Rows& rows) {
  return {.id_hash = rows.string(8),
          .user_name = rows.string(0),
          .step = step_of(rows.text(1)),
          .created = rows.instant(2),
          .last_seen = rows.instant(3),
          .mfa_given = rows.maybe_instant(4),
          .wrong_codes = static_cast<int>(rows.integer(5)),
          .seen_from = {.source_address = rows.string(6), .user_agent = rows.string(7)}};
}

}  // namespace

std::optional<iam::SignInSession> SignInSessions::find(std::string_view id_hash) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT u.user_name, s.step, s.created, s.last_seen, s.mfa_given, "
                    "s.wrong_codes, s.last_seen_address, s.last_seen_agent, s.id_hash "
                    "FROM signin_sessions s "
                    "JOIN users u ON u.account_id = s.account_id AND u.user_key = s.user_key "
                    "WHERE s.account_id = $1 AND s.id_hash = $2",
                    scope_.account, id_hash);
  return rows.next() ? std::optional(session_of(rows)) : std::nullopt;
}

std::vector<iam::SignInSession> SignInSessions::of(std::string_view user_name) const {
  std::vector<iam::SignInSession> sessions;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT u.user_name, s.step, s.created, s.last_seen, s.mfa_given, "
                    "s.wrong_codes, s.last_seen_address, s.last_seen_agent, s.id_hash "
                    "FROM signin_sessions s "
                    "JOIN users u ON u.account_id = s.account_id AND u.user_key = s.user_key "
                    "WHERE s.account_id = $1 AND s.user_key = $2 ORDER BY s.id_hash",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    sessions.push_back(session_of(rows));
  return sessions;
}

std::size_t SignInSessions::count_of(std::string_view user_name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM signin_sessions WHERE account_id = $1 AND user_key = $2",
                    scope_.account, iam::name_key(user_name));
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void SignInSessions::insert(const iam::SignInSession& session) {
  execute(scope_.transaction->connection,
          "INSERT INTO signin_sessions (account_id, id_hash, user_key, step, created, last_seen, "
          "mfa_given, wrong_codes, last_seen_address, last_seen_agent) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          scope_.account, session.id_hash, iam::name_key(session.user_name), word_of(session.step),
          session.created, session.last_seen, session.mfa_given, session.wrong_codes,
          session.seen_from.source_address, session.seen_from.user_agent);
}

void SignInSessions::note_use(std::string_view id_hash, base::Instant now,
                              const iam::UseOrigin& origin) {
  execute(scope_.transaction->connection,
          "UPDATE signin_sessions SET last_seen = $1, last_seen_address = $2, "
          "last_seen_agent = $3 WHERE account_id = $4 AND id_hash = $5",
          now, origin.source_address, origin.user_agent, scope_.account, id_hash);
}

bool SignInSessions::count_wrong_code(std::string_view id_hash, int most) {
  return execute(scope_.transaction->connection,
                 "UPDATE signin_sessions SET wrong_codes = wrong_codes + 1 "
                 "WHERE account_id = $1 AND id_hash = $2 AND wrong_codes + 1 < $3",
                 scope_.account, id_hash, most) != 0;
}

void SignInSessions::erase(std::string_view id_hash) {
  execute(scope_.transaction->connection,
          "DELETE FROM signin_sessions WHERE account_id = $1 AND id_hash = $2", scope_.account,
          id_hash);
}

void SignInSessions::erase_of(std::string_view user_name, std::string_view spared_id_hash) {
  execute(scope_.transaction->connection,
          "DELETE FROM signin_sessions "
          "WHERE account_id = $1 AND user_key = $2 AND id_hash <> $3",
          scope_.account, iam::name_key(user_name), spared_id_hash);
}

void SignInSessions::forget_created_until(base::Instant oldest) {
  execute(scope_.transaction->connection,
          "DELETE FROM signin_sessions WHERE account_id = $1 AND created <= $2", scope_.account,
          oldest);
}

void SignInSessions::forget_incomplete_created_until(base::Instant oldest) {
  execute(scope_.transaction->connection,
          "DELETE FROM signin_sessions WHERE account_id = $1 AND step <> $2 AND created <= $3",
          scope_.account, word_of(SignInStep::Done), oldest);
}

}  // namespace rollcall::store
