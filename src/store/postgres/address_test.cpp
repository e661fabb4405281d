#include "store/postgres/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <cstdlib>
#include <map>

#include "iam/errors.h"

namespace rollcall::test {
namespace {

using store::postgres::Address;
using store::postgres::Protection;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* variables[] = {"PGHOST",     "PGHOSTADDR", "PGPORT",
                                     "PGDATABASE", "PGUSER",     "PGPASSWORD",
                                     "PGSSLMODE",  "PGSERVICE",  "PGSYSCONFDIR"};

// What stands in the environment of whoever runs the tests is of no account.
class AddressOfADatabase : public ::testing::Test {
 protected:
  AddressOfADatabase() {
    for (const char* name : variables)
      ::unsetenv(name);
  }
  ~AddressOfADatabase() override {
    for (const char* name : variables)
      ::unsetenv(name);
  }

  static Address parsed(const std::string& text) {
    const auto address = Address::parse(text);
    if (!address)
      throw std::runtime_error(address.error().message);
    return *address;
  }

  // What libpq would be told.
  static std::map<std::string, std::string> words_of(const std::string& text) {
    std::map<std::string, std::string> words;
    PQconninfoOption* const all =
        PQconninfoParse(parsed(text).connection_string().c_str(), nullptr);
    for (const PQconninfoOption* word = all; word && word->keyword; ++word)
      if (word->val)
        words[word->keyword] = word->val;
    PQconninfoFree(all);
    return words;
  }
};

TEST_F(AddressOfADatabase, SaysWhatWasWritten) {
  EXPECT_EQ(words_of("postgresql://rollcall@%2Frun%2Fpostgresql:5433/roll?connect_timeout=3"),
            (std::map<std::string, std::string>{{"user", "rollcall"},
                                                {"host", "/run/postgresql"},
                                                {"port", "5433"},
                                                {"dbname", "roll"},
                                                {"connect_timeout", "3"}}));
  EXPECT_EQ(words_of(R"(host=localhost user='o\'hara' password='a\\b c')"),
            (std::map<std::string, std::string>{
                {"host", "localhost"}, {"user", "o'hara"}, {"password", "a\\b c"}}));
}

TEST_F(AddressOfADatabase, WhatIsNoneIsRefusedWithoutBeingRepeated) {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s, "hunter2"s, "postgresql://u:hunter2%zz@host/"s, "postgresql://u:hunter2@host/?what=1"s,
        "host=a password='hunter2"s, "mysql://u:hunter2@host/"s, "host=a\0 password=hunter2"s}) {
    const auto refused = Address::parse(text);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().kind, &iam::errors::validation_error);
    EXPECT_THAT(refused.error().message + refused.error().detail, Not(HasSubstr("hunter2")));
  }
}

TEST_F(AddressOfADatabase, ASecretIsSeenWhereverItStandsAndNeverShown) {
  for (const std::string text :
       {"postgresql://roll:hunter2@db.example.com/roll", "postgresql://roll:hunte%722@db/roll",
        "postgresql://roll@db/roll?password=hunter2",
        "postgresql://roll@db/roll?p%61ssword=hunter2", "host=db user=roll password = 'hunter2'",
        "host=db sslpassword=hunter2"}) {
    EXPECT_TRUE(parsed(text).has_secret()) << text;
    EXPECT_THAT(parsed(text).shown(), Not(HasSubstr("hunter2")));
    EXPECT_THAT(parsed(text).connection_string(), HasSubstr("hunter2"));
  }
  for (const std::string text : {"postgresql://roll@db/roll", "postgresql://roll:@db/roll",
                                 "host=db passfile=/etc/rollcall/pgpass"})
    EXPECT_FALSE(parsed(text).has_secret()) << text;
}

// It is not what the address says, and libpq finds it by itself.
TEST_F(AddressOfADatabase, APasswordInTheEnvironmentIsNoneOfTheAddress) {
  ::setenv("PGPASSWORD", "hunter2", 1);
  EXPECT_FALSE(parsed("postgresql://roll@db/roll").has_secret());
  EXPECT_THAT(parsed("postgresql://roll@db/roll").connection_string(), Not(HasSubstr("hunter2")));
}

TEST_F(AddressOfADatabase, AnotherMachineIsAskedForItsCertificateUnlessToldOtherwise) {
  for (const std::string text :
       {"postgresql://roll@db.example.com/roll", "postgresql://roll@192.0.2.1/roll",
        "postgresql://roll@[2001:db8::1]/roll", "postgresql://roll@localhost,db.example.com/roll",
        "host=localhost hostaddr=192.0.2.1"}) {
    EXPECT_EQ(parsed(text).protection(), Protection::Verified) << text;
    EXPECT_EQ(words_of(text)["sslmode"], "verify-full");
  }
  for (const std::string mode : {"disable", "allow", "prefer", "require", "verify-ca"}) {
    const std::string text = "postgresql://roll@db.example.com/roll?sslmode=" + mode;
    EXPECT_EQ(parsed(text).protection(), Protection::Weak);
    EXPECT_EQ(words_of(text)["sslmode"], mode);
  }
}

TEST_F(AddressOfADatabase, OnThisMachineNothingIsAsked) {
  for (const std::string text :
       {"postgresql:///roll", "postgresql://roll@localhost/roll", "postgresql://roll@127.0.0.1/",
        "postgresql://roll@[::1]/roll", "host=/run/postgresql", "host=@rollcall",
        "host=db hostaddr=127.0.0.1"}) {
    EXPECT_EQ(parsed(text).protection(), Protection::OnThisMachine) << text;
    EXPECT_EQ(words_of(text).count("sslmode"), 0U) << text;
  }
}

TEST_F(AddressOfADatabase, WhatLibpqTakesFromTheEnvironmentCountsToo) {
  ::setenv("PGHOST", "db.example.com", 1);
  EXPECT_EQ(parsed("postgresql:///roll").protection(), Protection::Verified);
  ::setenv("PGSSLMODE", "require", 1);
  EXPECT_EQ(parsed("postgresql:///roll").protection(), Protection::Weak);
  EXPECT_EQ(words_of("postgresql:///roll").count("sslmode"), 0U);
}

TEST_F(AddressOfADatabase, OfSeveralHostsThePrimaryIsTaken) {
  auto words = words_of("postgresql://roll@db1:5432,db2:5433/roll");
  EXPECT_EQ(words["host"], "db1,db2");
  EXPECT_EQ(words["port"], "5432,5433");
  EXPECT_EQ(words["target_session_attrs"], "primary");
  words = words_of("postgresql://roll@db1,db2/roll?target_session_attrs=any");
  EXPECT_EQ(words["target_session_attrs"], "any");
  EXPECT_EQ(words_of("postgresql://roll@db1/roll").count("target_session_attrs"), 0U);
}

TEST_F(AddressOfADatabase, AServiceOfAnotherFileIsRefused) {
  const auto refused = Address::parse("postgresql://roll@/?service=production");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("pg_service.conf"));
}

TEST_F(AddressOfADatabase, IsShownAsWhoAndWhere) {
  EXPECT_EQ(parsed("postgresql://roll:hunter2@db1:5432,db2:5433/call").shown(),
            "roll@db1:5432,db2:5433/call");
  EXPECT_EQ(parsed("host=db1,db2 port=6432 user=roll dbname=call").shown(),
            "roll@db1:6432,db2:6432/call");
  EXPECT_EQ(parsed("user=roll dbname=call").shown(), "roll@this machine:5432/call");
}

}  // namespace
}  // namespace rollcall::test
