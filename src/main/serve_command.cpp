#include "main/serve_command.h"

#include <malloc.h>
#include <signal.h>

#include <algorithm>

#include "actions/catalog.h"
#include "auth/signatures/authentication.h"
#include "crypto/random.h"
#include "gateway/gateway.h"
#include "iam/errors.h"
#include "jobs/clock_watch.h"
#include "jobs/report_jobs.h"
#include "main/behind_proxies.h"
#include "main/gate.h"
#include "main/listen_address.h"
#include "main/log_writer.h"
#include "main/process_image.h"
#include "main/server_clock.h"
#include "main/server_events.h"
#include "store/directory_lock.h"
#include "store/founding_mark.h"
#include "store/master_key_file.h"

namespace rollcall::main {
namespace {

// Each thread's share of the heap keeps up to 4 MiB that it has freed, where glibc would give back
// all above 128 KiB. To give it back and fetch it again a thread must wait until no other maps
// memory, and a password hash maps its 19 MiB for milliseconds.
void keep_freed_memory() { ::mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024); }

void set_up_memory(const ServeCommand& command) {
  if (command.allow_core_images)
    allow_core_images();
  keep_freed_memory();
}

// Held back from every thread that begins from here on, so that only wait_for_stop() sees them.
sigset_t held_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void wait_for_stop(const sigset_t& signals) {
  int received = 0;
  sigwait(&signals, &received);
}

base::Result<http::ServerOptions> server_options(const ServeCommand& command) {
  const ListenAddress listen = TRY(parse_listen(command.listen, "--listen"));
  http::ServerOptions options = command.http;
  options.address = listen.address;
  options.port = listen.port;
  if (!command.tls_certificate.empty())
    options.tls = http::TlsFiles{command.tls_certificate, command.tls_key};
  return options;
}

void tell_of_database(const store::postgres::Options& database, const Say& say) {
  const store::postgres::Address& address = database.address;
  say("database", address.shown());
  if (address.protection() == store::postgres::Protection::Weak)
    say("database not protected",
        "sslmode lets others on the way read and change what is said to it; verify-full does not");
}

// In the order in which they are needed: the lock must outlive the store.
struct ServedStore {
  std::optional<store::DirectoryLock> lock;  // none for a database, which several may serve
  crypto::Keyring keys;
  std::unique_ptr<store::Store> store;
};

// Of a store that is made; one in a data directory is served by nobody else as long as what is
// returned lives.
base::Result<ServedStore> take_possession(const StorePlace& place, const base::RandomBytes& random,
                                          const Say& say) {
  const auto database = TRY(database_of(place));
  std::optional<store::DirectoryLock> lock;
  if (!database)
    lock.emplace(TRY(store::DirectoryLock::acquire(place.data)));
  TRY(store::check_is_founded(place.data));
  auto keys = TRY(store::load_master_key_file(store::master_key_file_in(place.data)));
  if (database)
    tell_of_database(*database, say);
  auto store = TRY(store::Store::open(
      {.directory = place.data, .keys = keys, .random = random, .database = database}));
  return ServedStore{std::move(lock), std::move(keys), std::move(store)};
}

jobs::ReportJobsOptions report_options(const ServeCommand& command,
                                       const api::Environment& environment,
                                       const base::Clock& clock, const api::LogSink& log) {
  jobs::ReportSettings settings{.edition = command.edition, .kept = command.reports_kept};
  if (command.report_days_kept > 0)
    settings.kept_for = std::chrono::days{static_cast<int>(command.report_days_kept)};
  jobs::ReportJobsOptions options{
      .settings = settings, .clock = clock, .log = report_log(log, clock)};
  if (environment.store.is_shared())
    options.server = jobs::new_server_name(environment.random);
  return options;
}

// Whoever waits for a hash waits on a thread of the waiting pool. Strangers have half of those, and
// a quarter is for callers and for who is known, so that a flood of strangers keeps nobody else
// waiting; the rest is left to requests that wait for a disk.
auth::PasswordHasherOptions hasher_options(const ServeCommand& command) {
  const std::size_t most = std::max<std::size_t>(command.http.waiting_threads / 2, 1);
  const std::size_t at_once = std::min(command.password_hashes_at_once, most);
  const std::size_t apart = std::max<std::size_t>(command.http.waiting_threads / 8, 1);
  return {.at_once = at_once, .waiting = most - at_once, .apart = apart, .cost = {}};
}

// With a proxy in front of the console and none named, it is one on this machine, which strangers
// reach through itself alone.
base::Result<auth::TrustedProxies> trusted_proxies(const ServeCommand& command) {
  const bool is_unnamed = command.trusted_proxies.empty() && !command.console.origin.empty();
  const std::vector<std::string> own_machine = {"127.0.0.0/8", "::1"};
  std::vector<policy::AddressRange> ranges;
  for (const std::string& proxy : is_unnamed ? own_machine : command.trusted_proxies) {
    const auto range = policy::read_address_range(proxy);
    if (!range)
      return base::fail(iam::errors::validation_error,
                        "--trusted-proxy: '" + proxy +
                            "' is neither an address nor a range of them, such as 192.0.2.0/24");
    ranges.push_back(*range);
  }
  return auth::TrustedProxies(std::move(ranges));
}

struct Listener {
  std::string_view event;  // that it listens, in the log
  http::ServerOptions options;
  http::Service& service;
};

// Returns when a signal has come and requests in flight have been answered.
base::Result<base::Nothing> serve_until_told(const std::vector<Listener>& listeners,
                                             const sigset_t& signals, const Say& say) {
  std::vector<std::unique_ptr<http::Server>> servers;
  for (const Listener& listener : listeners) {
    servers.push_back(TRY(http::Server::start(listener.options, listener.service)));
    const auto transport = listener.options.tls ? http::Transport::Tls : http::Transport::Plain;
    say(listener.event, url_of(transport, {listener.options.address, servers.back()->port()}));
  }
  wait_for_stop(signals);
  say("stopping", "requests in flight are answered first");
  for (const auto& server : servers)
    server->stop();
  return base::Nothing{};
}

}  // namespace

base::Result<base::Nothing> run(const ServeCommand& command) {
  const http::ServerOptions options = TRY(server_options(command));
  const auto console_settings = TRY(plan_console(command.console));
  auto proxies = TRY(trusted_proxies(command));
  const auto plan = TRY(plan_gateway(command.gateway, command.http));
  set_up_memory(command);
  const sigset_t signals = held_stop_signals();
  LogWriter log;
  const api::LogSink log_line = std::ref(log);
  const base::Clock clock = TRY(server_clock(command.clock, event_log(log_line)));
  const Say say = event_log(log_line, clock);
  const base::RandomBytes random = crypto::system_random();

  auto [lock, keys, store] = TRY(take_possession(command.store, random, say));
  auth::Authentication authentication(*store, std::move(keys), random, command.cached_keys);
  auth::PasswordHasher hasher(hasher_options(command), random);
  auth::AttemptGuard attempts(store->shared_failures());
  const api::Environment environment{.store = *store,
                                     .passwords = hasher,
                                     .attempts = attempts,
                                     .policies = authentication.policies,
                                     .tokens = authentication.tokens,
                                     .random = random,
                                     .quotas = command.quotas,
                                     .console_origin = console_settings.origin,
                                     .sign_in_limits = console_settings.limits};
  const api::Pipeline pipeline({
      .environment = environment,
      .authenticator = authentication.authenticator,
      .clock = clock,
      .log = log_line,
      .actions = actions::catalog(),
  });
  const signin::Console console({.settings = console_settings,
                                 .pipeline = pipeline,
                                 .environment = environment,
                                 .clock = clock,
                                 .log = log_line});
  const jobs::ClockWatch clock_watch(*store, watch_options(command.clock, clock, say));
  Gate gate({pipeline, console, *store, clock_notes(command.clock, clock, clock_watch)});
  jobs::ReportJobs report_jobs(*store, report_options(command, environment, clock, log_line));
  gateway::Gateway gateway({.settings = plan ? plan->settings : gateway::GatewaySettings(),
                            .store = *store,
                            .authenticator = authentication.authenticator,
                            .clock = clock,
                            .log = log_line});
  BehindProxies behind_proxies(std::move(proxies), gate);
  // Last comes the one that answers whether the server is ready: all others listen by then.
  std::vector<Listener> listeners;
  if (plan)
    listeners.push_back({"gateway listening", plan->server, gateway});
  listeners.push_back({"listening", options, behind_proxies});
  TRY(serve_until_told(listeners, signals, say));
  report_jobs.stop();
  say("stopped", "nothing was lost");
  return base::Nothing{};
}

}  // namespace rollcall::main
