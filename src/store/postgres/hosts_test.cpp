#include "store/postgres/hosts.h"

#include <gtest/gtest.h>

namespace rollcall::test {
namespace {

using store::postgres::Address;
using store::postgres::Hosts;
using store::postgres::hosts_of;

Hosts hosts(const std::string& address, std::size_t first) {
  return hosts_of(Address::parse(address).value(), first);
}

TEST(HostsOfADatabase, AreAskedBeginningWithAnyOfThem) {
  const std::string address = "postgresql://roll@db1:1,db2:2,db3:3/roll";
  EXPECT_EQ(hosts(address, 0).names, "db1,db2,db3");
  EXPECT_EQ(hosts(address, 1).names, "db2,db3,db1");
  EXPECT_EQ(hosts(address, 1).ports, "2,3,1");
  EXPECT_EQ(hosts(address, 2).names, "db3,db1,db2");
  EXPECT_EQ(hosts(address, 3).names, "db1,db2,db3");
}

TEST(HostsOfADatabase, KeepTheirNumbersAndTheOnePortOfAll) {
  const Hosts turned = hosts("host=db1,db2 hostaddr=127.0.0.1,127.0.0.2 port=6432", 1);
  EXPECT_EQ(turned.names, "db2,db1");
  EXPECT_EQ(turned.numbers, "127.0.0.2,127.0.0.1");
  EXPECT_EQ(turned.ports, "6432");
}

TEST(HostsOfADatabase, OfWhichThereIsOneOrNoneStayWhatTheyAre) {
  EXPECT_EQ(hosts("postgresql://roll@%2Frun%2Fpostgresql/roll", 7).names, "/run/postgresql");
  const Hosts none = hosts("dbname=roll", 1);
  EXPECT_EQ(none.names + none.numbers + none.ports, "");
}

}  // namespace
}  // namespace rollcall::test
