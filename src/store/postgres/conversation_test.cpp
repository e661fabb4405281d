#include "store/postgres/conversation.h"

#include <signal.h>

#include <charconv>
#include <memory>

#include "crypto/random.h"
#include "support/postgres_server.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using namespace std::chrono_literals;
using store::postgres::Cause;
using store::postgres::Conversation;
using store::postgres::Interruption;
using store::postgres::Options;

constexpr Oid type_of_texts = 25;

class PostgresConversation : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    database.emplace(*PostgresServer::shared());
  }

  std::unique_ptr<Conversation> begun(Options options) {
    server.emplace(std::move(options), crypto::system_random());
    auto conversation = Conversation::begin(*server);
    while (!conversation)  // on a busy machine, with little patience
      conversation = Conversation::begin(*server);
    return *std::move(conversation);
  }
  std::unique_ptr<Conversation> impatient() {
    return begun({.address = database->address(), .answer_within = 500ms, .commit_within = 500ms});
  }

  // Sends more than sockets hold.
  static store::postgres::Answer say_much(Conversation& conversation) {
    static const std::string much(std::size_t{8} << 20, 'x');
    return conversation.say("SELECT length($1)", {.types = {type_of_texts},
                                                  .values = {much.data()},
                                                  .lengths = {static_cast<int>(much.size())}});
  }

  static Cause cause_of(const std::function<void()>& talk) {
    try {
      talk();
    } catch (const Interruption& interruption) {
      return interruption.cause();
    }
    throw std::runtime_error("it was not interrupted");
  }

  std::optional<TemporaryDatabase> database;
  std::optional<store::postgres::Server> server;
};

// The process that answers, which is there and does nothing for as long as this is.
class Halted {
 public:
  explicit Halted(Conversation& conversation) {
    const auto answer = conversation.say("SELECT pg_backend_pid()");
    const std::string_view digits = PQgetvalue(answer.get(), 0, 0);
    std::from_chars(digits.data(), digits.data() + digits.size(), process_);
    ::kill(process_, SIGSTOP);
  }
  Halted(const Halted&) = delete;
  Halted& operator=(const Halted&) = delete;
  ~Halted() { ::kill(process_, SIGCONT); }

 private:
  pid_t process_ = 0;
};

TEST_F(PostgresConversation, AStatementMayBeLongerThanWhatSocketsHold) {
  const auto conversation = begun({.address = database->address()});
  EXPECT_EQ(PQntuples(say_much(*conversation).get()), 1);
}

TEST_F(PostgresConversation, WhoDoesNotAnswerInTimeIsHungUpOn) {
  const auto conversation = impatient();
  const Halted halted(*conversation);
  EXPECT_EQ(cause_of([&] { conversation->say("SELECT 1"); }), Cause::Lost);
  EXPECT_TRUE(conversation->is_over());
}

TEST_F(PostgresConversation, WhoDoesNotEvenListenIsHungUpOn) {
  const auto conversation = impatient();
  const Halted halted(*conversation);
  EXPECT_EQ(cause_of([&] { say_much(*conversation); }), Cause::Lost);
  EXPECT_TRUE(conversation->is_over());
}

TEST_F(PostgresConversation, ACommitThatIsNotAnsweredMayHaveBeenKept) {
  const auto conversation = impatient();
  conversation->say("BEGIN");
  const Halted halted(*conversation);
  EXPECT_EQ(cause_of([&] { conversation->commit(); }), Cause::Unknown);
  EXPECT_TRUE(conversation->is_over());
}

}  // namespace
}  // namespace rollcall::test
