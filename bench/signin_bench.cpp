// How many people can sign in, and whether those who sign requests notice: complete sign-ins a
// second of processor against bare argon2id hashes in the same run, and the 99th percentile of
// signed requests while sign-ins run against that of an idle server.
//
//   signin_bench [sign-ins in a round] [rounds]

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stop_token>
#include <thread>

#include "base/stand_back.h"
#include "bench/client_socket.h"
#include "bench/load.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "crypto/password_hash.h"
#include "crypto/random.h"
#include "iam/arn.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "store/master_key_file.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rollcall;
using bench::must;
using Clock = std::chrono::steady_clock;

constexpr iam::AccountId account{123'456'789'012};
constexpr std::size_t users = 64;
constexpr const char* password = "Bench#Pass1";

base::Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Users with passwords, and root with a key.
sigv4::Credentials make_store(const std::filesystem::path& directory) {
  const base::RandomBytes random = crypto::system_random();
  auto keys = must(store::create_master_key_file(store::master_key_file_in(directory), random));
  const auto store = must(
      store::Store::create({.directory = directory, .keys = std::move(keys), .random = random}));
  const iam::User root{.account = account, .id = to_string(account), .created = now()};
  const std::string hash = must(crypto::hash_password(base::Secret(password), random));
  const std::string id = iam::new_access_key_id(account, random);
  const base::Secret secret = iam::new_secret_access_key(random);
  must(store->create_account(
      {.id = account, .created = now()}, root,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        tables.access_keys.insert({{.id = id, .user_name = {}, .created = now()}, secret});
        for (std::size_t i = 0; i < users; ++i) {
          const std::string name = "user-" + std::to_string(i);
          tables.users.insert(
              {.account = account, .name = name, .id = iam::new_user_id(random), .created = now()});
          tables.passwords.save(name, {.created = now(), .last_changed = now()}, hash, 1);
        }
        return base::Nothing{};
      }));
  return {id, secret, {}};
}

std::string post(const std::string& head, const std::string& body) {
  return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<std::string> sign_ins(std::uint16_t port) {
  const std::string host = "127.0.0.1:" + std::to_string(port);
  std::vector<std::string> requests;
  for (std::size_t i = 0; i < users; ++i)
    requests.push_back(post("POST /signin/begin HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" +
                                host + "\r\nContent-Type: application/json\r\n",
                            R"({"account": "123456789012", "userName": "user-)" +
                                std::to_string(i) + R"(", "password": ")" + password + "\"}"));
  return requests;
}

std::string signed_request(const sigv4::Credentials& credentials) {
  const std::string body = "Action=GetUser&UserName=user-0&Version=2010-05-08";
  http::Request request{
      .method = "POST",
      .target = "/",
      .headers = {{"Host", "127.0.0.1"}, {"Content-Type", "application/x-www-form-urlencoded"}},
      .body = body,
      .remote_address = {}};
  const auto added = sigv4::sign(request, credentials, {"us-east-1", "iam"}, now());
  std::string head = "POST / HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers)
    head.append(name).append(": ").append(value).append("\r\n");
  for (const auto& [name, value] : added)
    head.append(name).append(": ").append(value).append("\r\n");
  return post(head, body);
}

// One connection that asks, waits for the answer, and asks again; the 99th percentile in
// milliseconds.
double percentile_99(std::uint16_t port, const std::string& request, std::size_t count) {
  const int connection = bench::connect_to(port);
  if (connection < 0)
    std::exit(1);
  std::vector<double> taken;
  std::array<char, 16 * 1024> buffer;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = Clock::now();
    if (::send(connection, request.data(), request.size(), 0) < 0 ||
        ::recv(connection, buffer.data(), buffer.size(), 0) <= 0)  // an answer comes in one piece
      std::exit(1);
    taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    ::usleep(1000);
  }
  ::close(connection);
  std::ranges::sort(taken);
  return taken[taken.size() * 99 / 100];
}

double bare_hashes_a_second(int count) {
  const std::string hash =
      must(crypto::hash_password(base::Secret(password), crypto::system_random()));
  const double seconds = bench::best_of(3, [&] {
    for (int i = 0; i < count; ++i)
      crypto::match_password(hash, base::Secret(password));
  });
  return count / seconds;
}

void compare_with_hashes(const bench::ChildServer& program, std::size_t count, std::size_t rounds) {
  const auto prepared = sign_ins(program.port());
  std::vector<double> rates, ratios;
  for (std::size_t i = 0; i < rounds; ++i) {
    const double begin = program.processor_seconds();
    bench::drive_whole({.port = program.port(),
                        .connections = 8,
                        .requests = count,
                        .prepared = prepared,
                        .waiting = bench::Waiting::Sleep});
    rates.push_back(static_cast<double>(count) / (program.processor_seconds() - begin));
    ratios.push_back(rates.back() / bare_hashes_a_second(20));
  }
  std::printf("sign-ins           %6.1f a second of one core: %3.0f %% of bare argon2id\n",
              bench::median(rates), bench::median(ratios) * 100);
}

// Eight people who sign in again and again, on another thread. Theirs are other machines: what they
// do themselves must not keep a request waiting here, so the thread stands back.
class LoadOfPeople {
 public:
  LoadOfPeople(std::uint16_t port, std::span<const std::string> prepared)
      : thread_([this, port, prepared](const std::stop_token& stop) {
          base::stand_back(base::Behind::All);
          while (!stop.stop_requested()) {
            const auto result = bench::drive({.port = port,
                                              .connections = 8,
                                              .requests = 64,
                                              .prepared = prepared,
                                              .waiting = bench::Waiting::Sleep});
            if (result.answered != 64 || result.refused != 0)
              std::exit(1);
            signed_in_ += result.answered;
            seconds_ += result.seconds;
          }
        }) {}

  // How many signed in a second.
  double stop() {
    thread_.request_stop();
    thread_.join();
    return static_cast<double>(signed_in_) / seconds_;
  }

 private:
  std::size_t signed_in_ = 0;
  double seconds_ = 0;
  std::jthread thread_;  // last: it uses the others
};

void compare_delays(const bench::ChildServer& program, const sigv4::Credentials& root,
                    std::size_t rounds) {
  const std::string request = signed_request(root);
  const auto prepared = sign_ins(program.port());
  std::vector<double> idle, busy, ratios, rates;
  for (std::size_t i = 0; i < rounds; ++i) {
    idle.push_back(percentile_99(program.port(), request, 3000));
    LoadOfPeople people(program.port(), prepared);
    busy.push_back(percentile_99(program.port(), request, 3000));
    rates.push_back(people.stop());
    ratios.push_back(busy.back() / idle.back());
  }
  std::printf(
      "signed requests    %6.2f ms at the 99th percentile while %.0f people a second sign in, "
      "%.2f ms without: %.2f times\n",
      bench::median(busy), bench::median(rates), bench::median(idle), bench::median(ratios));
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t sign_ins_a_round = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 200;
  const std::size_t rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 5;
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "data");
  const auto root = make_store(folder.path() / "data");
  const bench::ChildServer program(
      [&](const auto& announce) { bench::serve_program(folder.path(), announce); });
  bench::wait_until_listening(program.port());
  compare_with_hashes(program, sign_ins_a_round, rounds);
  compare_delays(program, root, rounds);
}
