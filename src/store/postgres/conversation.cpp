#include "store/postgres/conversation.h"

#include <poll.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "store/damage.h"
#include "store/errors.h"
#include "store/postgres/hosts.h"
#include "store/postgres/sql_state.h"

namespace rollcall::store::postgres {
namespace {

using Clock = std::chrono::steady_clock;

// A session may say that its commits need not be durable, and whoever shares a pooler with others
// may find one that did: so each says that they must. Where the server is set to wait until a
// standby shows the commit, it stays so. Statements of requests take milliseconds; what takes this
// long holds locks that others wait for.
constexpr const char* settings =
    "SELECT set_config('synchronous_commit', "
    "CASE WHEN current_setting('synchronous_commit') = 'remote_apply' THEN 'remote_apply' "
    "ELSE 'on' END, false);"
    "SET client_encoding = 'UTF8';"
    "SET default_transaction_isolation = 'read committed';"
    "SET default_transaction_read_only = off;"
    "SET lock_timeout = '10s';"
    "SET statement_timeout = '30s';"
    "SET idle_in_transaction_session_timeout = '60s';"
    "SET cursor_tuple_fraction = 1.0;"
    "SET client_min_messages = 'warning';";

// A name of a file of the log begins with the timeline, in eight hexadecimal digits.
constexpr const char* checks =
    "SELECT pg_is_in_recovery(), current_setting('fsync'), "
    "current_setting('synchronous_standby_names'), current_setting('server_encoding'), "
    "CASE WHEN pg_is_in_recovery() THEN '' "
    "ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END";

std::unexpected<base::Error> refuse(std::string_view what, std::string detail = {}) {
  return base::fail(errors::unusable_database,
                    std::string("the database cannot be used: ").append(what), std::move(detail));
}

std::uint32_t timeline_of(std::string_view digits) {
  std::uint32_t timeline = 0;
  std::from_chars(digits.data(), std::to_address(digits.end()), timeline, 16);
  return timeline;
}

std::string_view sql_state_of(const PGresult* answer) {
  const char* const state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  return state == nullptr ? std::string_view() : std::string_view(state);
}

// What libpq and the server say of an error ends in a line feed, and never holds what was bound.
std::string detail_of(std::string_view said, const char* text) {
  while (said.ends_with('\n'))
    said.remove_suffix(1);
  return std::string(said).append(" in: ").append(text);
}

void take_note_of_warning(void* was_warned, const PGresult* notice) {
  const char* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity != nullptr && std::string_view(severity) == "WARNING")
    *static_cast<bool*>(was_warned) = true;
}

PGconn* connected(const Server& server) {
  const Options& options = server.options();
  const Hosts hosts = hosts_of(options.address, server.first_host());
  const std::string seconds = std::to_string(std::max<std::int64_t>(
      2, std::chrono::ceil<std::chrono::seconds>(options.connect_within).count()));
  // What stands in the address itself, which comes later, wins; its hosts in another order.
  const char* const words[] = {"application_name",
                               "connect_timeout",
                               "tcp_user_timeout",
                               "keepalives_idle",
                               "keepalives_interval",
                               "keepalives_count",
                               "dbname",
                               "host",
                               "hostaddr",
                               "port",
                               nullptr};
  const char* const values[] = {"rollcall",
                                seconds.c_str(),
                                "10000",
                                "5",
                                "2",
                                "3",
                                options.address.connection_string().c_str(),
                                hosts.names.c_str(),
                                hosts.numbers.c_str(),
                                hosts.ports.c_str(),
                                nullptr};
  return PQconnectdbParams(words, values, 1);
}

}  // namespace

base::Result<std::unique_ptr<Conversation>> Conversation::begin(Server& server) {
  std::unique_ptr<Conversation> conversation(new Conversation(server, connected(server)));
  auto settled = conversation->settle();
  if (settled)
    return conversation;
  server.ask_another_first();
  return std::unexpected(std::move(settled).error());
}

Conversation::Conversation(Server& server, PGconn* handle)
    : server_(server), handle_(handle), patience_(server.options().answer_within) {
  PQsetNoticeReceiver(handle, take_note_of_warning, &was_warned_);
  PQsetnonblocking(handle, 1);
}

base::Result<base::Nothing> Conversation::settle() {
  if (is_over())
    return refuse(detail_of(PQerrorMessage(handle_.get()), "connecting"));
  try {
    say(settings);
    return check(say(checks));
  } catch (const std::exception& failure) {
    return refuse(failure.what());
  }
}

base::Result<base::Nothing> Conversation::check(const Answer& seen) {
  const auto cell = [&](int column) { return std::string_view(PQgetvalue(seen.get(), 0, column)); };
  if (cell(0) == "t")
    return refuse("it is a standby");
  if (cell(3) != "UTF8")
    return refuse("its encoding is not UTF8");
  if (server_.options().standby == Standby::Required) {
    if (cell(1) != "on")
      return refuse("it does not flush what it acknowledges (fsync is off)");
    if (cell(2).empty())
      return refuse("it acknowledges without a standby (synchronous_standby_names is empty)");
  }
  timeline_ = timeline_of(cell(4));
  if (!server_.is_newest(timeline_))
    return refuse("another server has taken its place");
  return base::Nothing{};
}

Answer Conversation::say(const char* text) {
  if (PQsendQuery(handle_.get(), text) == 0)
    hang_up(detail_of(PQerrorMessage(handle_.get()), text));
  return checked(answer_within(patience_), text);
}

Answer Conversation::say(const char* text, const Parameters& parameters) {
  constexpr int binary = 1;
  const std::vector<int> formats(parameters.types.size(), binary);
  if (PQsendQueryParams(handle_.get(), text, static_cast<int>(parameters.types.size()),
                        parameters.types.data(), parameters.values.data(),
                        parameters.lengths.data(), formats.data(), binary) == 0)
    hang_up(detail_of(PQerrorMessage(handle_.get()), text));
  return checked(answer_within(patience_), text);
}

Answer Conversation::prepare(const std::string& name, const char* text,
                             const std::vector<Oid>& types) {
  if (PQsendPrepare(handle_.get(), name.c_str(), text, static_cast<int>(types.size()),
                    types.data()) == 0)
    hang_up(detail_of(PQerrorMessage(handle_.get()), text));
  return checked(answer_within(patience_), text);
}

Answer Conversation::run(const std::string& name, const char* text, const Parameters& parameters) {
  constexpr int binary = 1;
  const std::vector<int> formats(parameters.types.size(), binary);
  if (PQsendQueryPrepared(handle_.get(), name.c_str(), static_cast<int>(parameters.types.size()),
                          parameters.values.data(), parameters.lengths.data(), formats.data(),
                          binary) == 0)
    hang_up(detail_of(PQerrorMessage(handle_.get()), text));
  return checked(answer_within(patience_), text);
}

void Conversation::be_patient() {
  say("SET lock_timeout = 0; SET statement_timeout = 0");
  patience_ = std::chrono::hours{24};
}

// A commit is never cancelled: PostgreSQL answers that with success and a warning, when the
// transaction is kept by this server and perhaps by no standby.
void Conversation::commit() {
  constexpr const char* text = "COMMIT";
  if (is_over())
    hang_up("the conversation was over before the commit");
  was_warned_ = false;
  Answer answer;
  if (PQsendQuery(handle_.get(), text) != 0)
    answer = answer_within(server_.options().commit_within);
  if (!answer || is_over())
    hang_up(detail_of(PQerrorMessage(handle_.get()), text), Cause::Unknown);
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
    throw Interruption(cause_at_commit(sql_state_of(answer.get())),
                       detail_of(PQresultErrorMessage(answer.get()), text));
  if (was_warned_)
    throw Interruption(Cause::Unknown, "the server warned of something while it committed");
  // To a transaction in which something failed the answer is that it was rolled back.
  if (std::string_view(PQcmdStatus(answer.get())) != text)
    throw Interruption(Cause::Conflict, "the transaction had failed before it was committed");
}

bool Conversation::is_idle() const {
  return !is_over() && PQtransactionStatus(handle_.get()) == PQTRANS_IDLE &&
         !server_.is_overtaken(timeline_);
}

// The last answer to what was sent, or the first that is an error; none where the deadline has
// passed or the conversation is over.
Answer Conversation::answer_within(std::chrono::milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  Answer last;
  while (exchange(deadline)) {
    Answer next(PQgetResult(handle_.get()));
    if (!next)
      return last;
    if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
      last = std::move(next);
  }
  return nullptr;
}

// Sends what is to be sent and reads what comes, until libpq can tell the next answer. Where
// nothing can be sent any more, there is an end to read.
bool Conversation::exchange(Clock::time_point deadline) {
  using std::chrono::milliseconds;
  PGconn* const handle = handle_.get();
  for (;;) {
    const bool has_more_to_send = PQflush(handle) > 0;
    if (!has_more_to_send && PQisBusy(handle) == 0)
      return true;
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    const short awaited = has_more_to_send ? POLLIN | POLLOUT : POLLIN;
    pollfd socket{.fd = PQsocket(handle), .events = awaited, .revents = {}};
    ::poll(&socket, 1, static_cast<int>(std::max(left, milliseconds::zero()).count()));
    if (PQconsumeInput(handle) == 0 || left <= milliseconds::zero())
      return false;
  }
}

Answer Conversation::checked(Answer answer, const char* text) {
  if (!answer)
    hang_up(detail_of(is_over() ? PQerrorMessage(handle_.get()) : "no answer in time", text));
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return answer;
  const std::string_view state = sql_state_of(answer.get());
  const std::string detail = detail_of(PQresultErrorMessage(answer.get()), text);
  if (is_over() || state.empty())
    hang_up(detail);
  const auto cause = cause_of(state);
  if (!cause)
    throw Damage(std::string(state).append(": ").append(detail));
  if (*cause == Cause::Lost)
    hang_up(detail);
  throw Interruption(*cause, detail);
}

void Conversation::hang_up(const std::string& why, Cause cause) {
  handle_.reset();
  server_.ask_another_first();
  throw Interruption(cause, why);
}

}  // namespace rollcall::store::postgres
