// Whether an owner gets in while others guess: a flood of guesses from as many networks as there
// are guesses, for the owner, for root and for people who do not exist, beside a user and root who
// sign in from where they have signed in before. Prints how many of their sign-ins succeeded, and
// the 99th percentile of how long those took.
//
//   signin_flood_bench [guesses a second] [seconds] [connections]

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "base/stand_back.h"
#include "bench/client_socket.h"
#include "bench/program.h"
#include "crypto/password_hash.h"
#include "crypto/random.h"
#include "iam/identifiers.h"
#include "store/master_key_file.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rollcall;
using bench::must;
using Clock = std::chrono::steady_clock;

constexpr iam::AccountId account{123'456'789'012};
constexpr const char* email = "root@example.com";
constexpr const char* password = "Bench#Pass1";
constexpr const char* home = "192.0.2.1";

// An account whose root user and whose user "owner" have a password.
void make_store(const std::filesystem::path& directory) {
  const base::RandomBytes random = crypto::system_random();
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto keys = must(store::create_master_key_file(store::master_key_file_in(directory), random));
  const auto store = must(
      store::Store::create({.directory = directory, .keys = std::move(keys), .random = random}));
  const std::string hash = must(crypto::hash_password(base::Secret(password), random));
  const iam::User root{.account = account, .id = to_string(account), .created = now};
  must(store->create_account(
      {.id = account, .created = now, .root_email = email}, root,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        tables.users.insert(
            {.account = account, .name = "owner", .id = iam::new_user_id(random), .created = now});
        for (const char* name : {"owner", ""})
          tables.passwords.save(name, {.created = now, .last_changed = now}, hash, 1);
        return base::Nothing{};
      }));
}

std::string member(const std::string& name, const std::string& value) {
  return "\"" + name + "\": \"" + value + "\"";
}

std::string as_user(const std::string& name) {
  return member("account", "123456789012") + ", " + member("userName", name);
}

std::string sign_in(const std::string& who, const std::string& guess, const std::string& address) {
  const std::string body = "{" + who + ", " + member("password", guess) + "}";
  return "POST /signin/begin HTTP/1.1\r\nHost: iam.example.com\r\n"
         "Origin: https://iam.example.com\r\nContent-Type: application/json\r\n"
         "X-Forwarded-For: " +
         address + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// The status of the answer, which comes in one piece.
int ask(int connection, const std::string& request) {
  std::array<char, 16 * 1024> buffer;
  if (::send(connection, request.data(), request.size(), MSG_NOSIGNAL) < 0)
    return 0;
  const auto received = ::recv(connection, buffer.data(), buffer.size(), 0);
  return received > 12 ? std::atoi(buffer.data() + 9) : 0;
}

// Many who guess, each on a connection of their own, together so many times a second if the server
// keeps up. Theirs are other machines, so their threads stand back.
class Flood {
 public:
  Flood(std::uint16_t port, double per_second, int connections) {
    const std::chrono::duration<double> pause(connections / per_second);
    for (int i = 0; i < connections; ++i)
      threads_.emplace_back([=, this](const std::stop_token& stop) { guess(port, pause, stop); });
  }

  std::size_t guesses() const { return guesses_; }
  std::size_t looked_at() const { return looked_at_; }

 private:
  void guess(std::uint16_t port, std::chrono::duration<double> pause, const std::stop_token& stop) {
    base::stand_back(base::Behind::All);
    const int connection = bench::connect_to(port);
    const auto begin = Clock::now();
    for (int i = 0; !stop.stop_requested(); ++i) {
      std::this_thread::sleep_until(begin + std::chrono::duration_cast<Clock::duration>(pause * i));
      const std::size_t number = guesses_++;
      const std::string nobody = "nobody-" + std::to_string(number);
      const std::array<std::string, 4> whom = {as_user("owner"), member("email", email),
                                               as_user(nobody),
                                               member("email", nobody + "@example.com")};
      const std::string from = "10." + std::to_string(number >> 16 & 255) + "." +
                               std::to_string(number >> 8 & 255) + "." +
                               std::to_string(number & 255);
      if (ask(connection, sign_in(whom[number % whom.size()], "Wrong#Pass1", from)) == 401)
        ++looked_at_;
    }
    ::close(connection);
  }

  std::atomic<std::size_t> guesses_ = 0;
  std::atomic<std::size_t> looked_at_ = 0;
  std::vector<std::jthread> threads_;  // last: they use the others
};

// Somebody who signs in from home, four times a second.
class Owner {
 public:
  Owner(std::uint16_t port, std::string name, const std::string& who)
      : connection_(bench::connect_to(port)),
        name_(std::move(name)),
        request_(sign_in(who, password, home)) {}
  ~Owner() { ::close(connection_); }

  void sign_in_once() {
    const auto begin = Clock::now();
    const int status = ask(connection_, request_);
    taken_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    succeeded_ += status == 200 ? 1 : 0;
  }

  void print() {
    std::ranges::sort(taken_);
    std::printf(
        "%-6s %4zu sign-ins, %5.1f %% succeeded, 99th percentile %6.0f ms, median %.0f ms\n",
        name_.c_str(), taken_.size(),
        100.0 * static_cast<double>(succeeded_) / static_cast<double>(taken_.size()),
        taken_[taken_.size() * 99 / 100], taken_[taken_.size() / 2]);
  }

 private:
  int connection_;
  std::string name_;
  std::string request_;
  std::vector<double> taken_;  // milliseconds
  std::size_t succeeded_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const double per_second = count > 1 ? std::strtod(arguments[1], nullptr) : 500;
  const int seconds = count > 2 ? std::atoi(arguments[2]) : 20;
  const int connections = count > 3 ? std::atoi(arguments[3]) : 30;
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "data");
  make_store(folder.path() / "data");
  const bench::ChildServer program([&](const auto& announce) {
    bench::serve_program(folder.path(), announce, {"--console-origin", "https://iam.example.com"});
  });
  bench::wait_until_listening(program.port());
  Owner user(program.port(), "user", as_user("owner"));
  Owner root(program.port(), "root", member("email", email));
  user.sign_in_once();
  root.sign_in_once();
  const Flood flood(program.port(), per_second, connections);
  const auto begin = Clock::now();
  for (auto now = begin; now < begin + std::chrono::seconds{seconds}; now = Clock::now()) {
    user.sign_in_once();
    root.sign_in_once();
    std::this_thread::sleep_until(now + std::chrono::milliseconds{250});
  }
  std::printf("flood  %zu guesses in %d s, %zu of them looked at\n", flood.guesses(), seconds,
              flood.looked_at());
  user.print();
  root.print();
}
