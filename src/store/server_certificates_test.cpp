#include "store/server_certificates.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::PageRequest;
using store::Tables;
using store::Tagged;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ServerCertificatesContract : public StoreContract {
 protected:
  ServerCertificatesContract() {
    change([](Tables& tables) {
      put_server_certificate(tables, a_server_certificate("Web", "/team/"));
      put_server_certificate(tables, a_server_certificate("mail"));
    });
  }

  std::optional<iam::ServerCertificate> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.server_certificates.find(name); });
  }

  std::string private_key(std::string_view name) {
    return read([&](const Tables& tables) {
      return tables.server_certificates.private_key(name).reveal();
    });
  }

  std::size_t count() {
    return read([](const Tables& tables) { return tables.server_certificates.count(); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, ServerCertificatesContract, every_engine, name_of_engine);

TEST_P(ServerCertificatesContract, ACertificateIsFoundWhateverTheCaseAndAsItWasGiven) {
  const auto certificate = find("wEB");
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->name, "Web");
  EXPECT_EQ(certificate->path, "/team/");
  EXPECT_EQ(certificate->id, "ASCAWeb");
  EXPECT_EQ(certificate->uploaded, noon);
  EXPECT_EQ(certificate->expires, noon + std::chrono::days{365});
  EXPECT_EQ(certificate->account, account);
  EXPECT_FALSE(find("database"));
}

TEST_P(ServerCertificatesContract, BodyChainAndKeyAreKeptAsTheyWereGiven) {
  change([](Tables& tables) {
    tables.server_certificates.insert(a_server_certificate("bare"),
                                      {.body = "alone", .chain = std::nullopt},
                                      base::Secret("another key"));
  });
  const auto text = [&](std::string_view name) {
    return read([&](const Tables& tables) { return tables.server_certificates.text(name); });
  };
  EXPECT_EQ(text("WEB").body, "body of Web");
  EXPECT_EQ(text("web").chain, "chain of Web");
  EXPECT_EQ(text("bare").body, "alone");
  EXPECT_FALSE(text("bare").chain);
  EXPECT_EQ(private_key("WEB"), "key of Web");
  EXPECT_EQ(private_key("bare"), "another key");
}

TEST_P(ServerCertificatesContract, ARenamedCertificateKeepsItsKeyAndItsTags) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::ServerCertificate, "web", {{"team", "one"}});
    tables.server_certificates.rename("WEB", a_server_certificate("Front", "/"));
  });
  EXPECT_FALSE(find("web"));
  const auto certificate = find("front");
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->name, "Front");
  EXPECT_EQ(certificate->path, "/");
  EXPECT_EQ(certificate->id, "ASCAWeb");
  EXPECT_EQ(private_key("front"), "key of Web");
  EXPECT_EQ(read([](const Tables& tables) {
              return tables.tags.of(Tagged::ServerCertificate, "FRONT").at(0).value;
            }),
            "one");
  EXPECT_EQ(find("mail")->name, "mail");
}

TEST_P(ServerCertificatesContract, TheSameNameInOtherLettersIsTakenTo) {
  change([](Tables& tables) {
    tables.server_certificates.rename("web", a_server_certificate("WEB", "/new/"));
  });
  EXPECT_EQ(find("web")->name, "WEB");
  EXPECT_EQ(find("web")->path, "/new/");
  EXPECT_EQ(count(), 2U);
}

TEST_P(ServerCertificatesContract, CertificatesAreListedByNameAndPathPageByPage) {
  change(
      [](Tables& tables) { put_server_certificate(tables, a_server_certificate("P", "/te_m/")); });
  const auto list = [&](std::string_view prefix, const PageRequest& page) {
    return read(
        [&](const Tables& tables) { return tables.server_certificates.list(prefix, page); });
  };
  const auto names = [](const store::Page<iam::ServerCertificate>& page) {
    std::vector<std::string> found;
    for (const iam::ServerCertificate& certificate : page.rows)
      found.push_back(certificate.name);
    return found;
  };
  const auto first = list("/", {.after = {}, .most = 2});
  EXPECT_THAT(names(first), ElementsAre("mail", "P"));
  ASSERT_TRUE(first.next);
  const auto second = list("/", {.after = *first.next, .most = 2});
  EXPECT_THAT(names(second), ElementsAre("Web"));
  EXPECT_FALSE(second.next);
  EXPECT_THAT(names(list("/te_m/", {})), ElementsAre("P"));
  EXPECT_EQ(count(), 3U);
}

TEST_P(ServerCertificatesContract, AnErasedCertificateIsGoneWithItsTags) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::ServerCertificate, "web", {{"team", "one"}});
    tables.server_certificates.erase("WEB");
  });
  EXPECT_FALSE(find("web"));
  EXPECT_EQ(count(), 1U);
  change([](Tables& tables) { put_server_certificate(tables, a_server_certificate("web")); });
  EXPECT_THAT(
      read([](const Tables& tables) { return tables.tags.of(Tagged::ServerCertificate, "web"); }),
      IsEmpty());
}

}  // namespace
}  // namespace rollcall::test
