// The rules that the documents give to operators of S3 stores, held against S3's own reference.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/ascii.h"
#include "gateway/asked_permissions.h"
#include "gateway/words.h"
#include "support/s3_operations.h"

namespace rollcall::gateway {
namespace {

using test::On;
using test::S3Operation;
using Headers = std::vector<http::Header>;
using Needs = std::set<std::string>;  // "s3:GetObject arn:aws:s3:::pub/a"

constexpr std::string_view key = "a/b.txt";

std::vector<ActionRule> shipped_rules() {
  std::ifstream file(std::string(ROLLCALL_ROOT) + "/docs/gateway/s3-actions.conf");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto rules = parse_action_rules(text);
  EXPECT_TRUE(rules.has_value()) << rules.error().message;
  EXPECT_GT(rules->size(), 90U);
  return *std::move(rules);
}

const std::vector<ActionRule>& shipped() {
  static const std::vector<ActionRule> rules = shipped_rules();
  return rules;
}

SignedRequest request(std::string_view method, std::string_view target, const Headers& headers) {
  return {.method = method,
          .target = target,
          .headers = headers,
          .service = "s3",
          .region = "eu-west-1",
          .account = "123456789012"};
}

std::optional<std::vector<AskedPermission>> asked_by(const std::vector<ActionRule>& rules,
                                                     const SignedRequest& request) {
  const auto read = read_request(request);
  return read ? asked_permissions(rules, *read) : std::nullopt;
}

// Nothing where the request is refused whoever asks.
Needs asked(std::string_view method, std::string_view target, const Headers& headers = {}) {
  Needs needs;
  if (const auto all = asked_by(shipped(), request(method, target, headers)))
    for (const AskedPermission& each : *all)
      needs.insert(each.action + " " + shown(each));
  return needs;
}

std::string resource_of(On on) {
  switch (on) {
    case On::Service:
      return "arn:aws:s3:::*";
    case On::Bucket:
      return "arn:aws:s3:::pub";
    case On::Object:
      return "arn:aws:s3:::pub/" + std::string(key);
  }
  return "";
}

std::string path_of(On on) {
  switch (on) {
    case On::Service:
      return "/";
    case On::Bucket:
      return "/pub";
    case On::Object:
      return "/pub/" + std::string(key);
  }
  return "";
}

// "s3:DeleteObject/*" is on all keys of the bucket.
void add(Needs& needs, std::string_view actions, On on) {
  for (std::string_view action : words(actions, ' ')) {
    const bool is_on_keys = action.ends_with("/*");
    action = action.substr(0, action.find('/'));
    needs.insert(std::string(action) + " " + resource_of(on) + (is_on_keys ? "/*" : ""));
  }
}

std::string target_of(const S3Operation& operation) {
  return path_of(operation.on) + (operation.query.empty() ? "" : "?") +
         std::string(operation.query);
}

// The names of a query's parameters, as a service would read it that minds no case.
std::set<std::string> names_of(std::string_view query) {
  std::set<std::string> names;
  for (const std::string_view each : words(query, '&'))
    names.insert(base::lower(each.substr(0, each.find('='))));
  return names;
}

struct RandomRequest {
  std::string method;
  On on = On::Service;
  std::string query;
  std::vector<std::string_view> header_names;
};

bool is_more_special(const S3Operation& one, const S3Operation& other) {
  const auto names = names_of(one.query), others = names_of(other.query);
  return names.size() > others.size() && std::ranges::includes(names, others);
}

// Every operation that S3 could take a request for. Where parameters of two of them are there, it
// depends on an order that no document gives.
std::vector<S3Operation> operations_of(const RandomRequest& random) {
  const auto names = names_of(random.query);
  std::vector<S3Operation> all;
  const auto consider = [&](const S3Operation& each) {
    if (each.method == random.method && each.on == random.on &&
        std::ranges::includes(names, names_of(each.query)))
      all.push_back(each);
  };
  std::ranges::for_each(test::s3_operations, consider);
  std::ranges::for_each(test::s3_operations_left_out, consider);
  std::vector<S3Operation> closest;
  std::ranges::copy_if(all, std::back_inserter(closest), [&](const S3Operation& each) {
    return std::ranges::none_of(
        all, [&](const S3Operation& other) { return is_more_special(other, each); });
  });
  return closest;
}

Needs needs_of(const S3Operation& operation, const std::vector<std::string_view>& header_names) {
  Needs needs;
  add(needs, operation.actions, operation.on);
  for (const test::S3Header& header : test::s3_headers) {
    const auto operations = words(header.operations, ' ');
    if (std::ranges::find(header_names, header.name) != header_names.end() &&
        std::ranges::find(operations, operation.name) != operations.end())
      add(needs, header.action, operation.on);
  }
  return needs;
}

class RandomRequests {
  template <typename Table>
  const auto& one_of(const Table& table) {
    return table[random_() % std::size(table)];
  }

 public:
  RandomRequest next() {
    RandomRequest request{.method = std::string(one_of(methods_)),
                          .on = static_cast<On>(random_() % 3),
                          .query = {},
                          .header_names = {}};
    // Often what an operation looks like, so that many are granted, and something added.
    if (random_() % 2 == 0) {
      const S3Operation& like = test::s3_operations[random_() % std::size(test::s3_operations)];
      request = {std::string(like.method), like.on, std::string(like.query), {}};
    }
    for (auto left = random_() % 4; left > 1; --left)
      request.query += (request.query.empty() ? "" : "&") + parameter();
    if (random_() % 3 == 0)
      for (auto left = random_() % 3; left > 0; --left)
        request.header_names.push_back(one_of(test::s3_headers).name);
    return request;
  }

 private:
  std::string parameter() {
    const auto of = words(one_of(test::s3_operations).query, '&');
    std::string text(of.empty() || random_() % 4 == 0 ? one_of(others_)
                                                      : of[random_() % of.size()]);
    switch (random_() % 12) {
      case 0:
        return text + "=";
      case 1:
        return text + "=1";
      case 2:
        text.front() = static_cast<char>(text.front() ^ 0x20);
        return text;
      default:
        return text;
    }
  }

  static constexpr std::string_view methods_[] = {"GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"};
  static constexpr std::string_view others_[] = {
      "prefix=a",     "delimiter=%2F",        "list-type=2",  "response-expires=0", "max-keys=1",
      "partNumber=1", "x-id=GetBucketAcl",    "session",      "renameObject",       "unknown",
      "marker=b",     "X-Amz-Expires=1",      "uploadId",     "versionId",          "id",
      "key-marker=a", "metadataJournalTable", "start-after=c"};
  std::mt19937 random_{20270301};
};

}  // namespace

TEST(S3Rules, AskForWhatS3AsksForOfEveryOperation) {
  for (const S3Operation& operation : test::s3_operations) {
    Needs expected;
    add(expected, operation.actions, operation.on);
    EXPECT_EQ(asked(operation.method, target_of(operation)), expected) << operation.name;
    if (operation.on != On::Bucket)
      continue;
    std::string with_slash = target_of(operation);
    with_slash.insert(path_of(operation.on).size(), "/");
    EXPECT_EQ(asked(operation.method, with_slash), expected) << with_slash;
  }
}

TEST(S3Rules, EachIsThereForAnOperation) {
  for (const ActionRule& rule : shipped()) {
    const bool is_used = std::ranges::any_of(test::s3_operations, [&](const S3Operation& each) {
      return asked_by({rule}, request(each.method, target_of(each), {})).has_value();
    });
    EXPECT_TRUE(is_used) << rule.methods.front() << " " << rule.permissions.front().action;
  }
}

TEST(S3Rules, KnowNothingOfWhatIsLeftOut) {
  for (const S3Operation& operation : test::s3_operations_left_out)
    EXPECT_EQ(asked(operation.method, target_of(operation)), Needs()) << operation.name;
}

TEST(S3Rules, AskForMoreWhereHeadersDo) {
  for (const S3Operation& operation : test::s3_operations)
    for (const test::S3Header& header : test::s3_headers) {
      const Needs plain = asked(operation.method, target_of(operation));
      const Needs expected = needs_of(operation, {header.name});
      const Needs with = asked(operation.method, target_of(operation), {{header.name, "true"}});
      const bool sets_an_acl = operation.name.ends_with("Acl") && operation.method == "PUT" &&
                               (header.name == "x-amz-acl" || header.name.contains("-grant-"));
      if (expected != plain)
        EXPECT_EQ(with, expected) << operation.name << " " << header.name;
      else
        EXPECT_EQ(with, sets_an_acl ? plain : Needs()) << operation.name << " " << header.name;
    }
}

TEST(S3Rules, ACopyNeedsTheWriteAndTheSource) {
  const auto copy = [](std::string_view query, std::string_view source) {
    return asked("PUT", "/pub/a" + std::string(query), {{"x-amz-copy-source", source}});
  };
  const std::string write = "s3:PutObject arn:aws:s3:::pub/a";
  const Needs plain = {write, "s3:GetObject arn:aws:s3:::secret/x y"};
  const Needs version = {write, "s3:GetObjectVersion arn:aws:s3:::secret/x"};
  EXPECT_EQ(copy("", "/secret/x%20y"), plain);
  EXPECT_EQ(copy("", "secret/x%20y"), plain);
  EXPECT_EQ(copy("?partNumber=1&uploadId=1", "/secret/x%20y"), plain);
  EXPECT_EQ(copy("", "secret/x?versionId=3"), version);
  EXPECT_EQ(copy("?partNumber=1&uploadId=1", "secret/x?versionId=3"), version);
  EXPECT_EQ(copy("", "arn:aws:s3:us-west-2:123456789012:accesspoint/p/object/x"), Needs());
  EXPECT_EQ(copy("?acl", "secret/x"), Needs());
  EXPECT_EQ(asked("POST", "/pub/a?uploads", {{"x-amz-copy-source", "secret/x"}}), Needs());
  // Whatever only says how to copy asks for nothing more.
  EXPECT_EQ(asked("PUT", "/pub/a",
                  {{"x-amz-copy-source", "/secret/x%20y"},
                   {"x-amz-copy-source-if-match", "e"},
                   {"x-amz-metadata-directive", "REPLACE"},
                   {"x-amz-tagging-directive", "COPY"}}),
            plain);
}

TEST(S3Rules, WhatS3CallsOneActionNeverPassesWithAnotherAlone) {
  RandomRequests random;
  int granted = 0;
  for (int round = 0; round < 200'000; ++round) {
    const RandomRequest each = random.next();
    const std::string target = path_of(each.on) + (each.query.empty() ? "" : "?") + each.query;
    Headers headers;
    for (const std::string_view name : each.header_names)
      headers.push_back({name, "1"});
    const Needs needs = asked(each.method, target, headers);
    if (needs.empty())
      continue;
    ++granted;
    for (const S3Operation& operation : operations_of(each)) {
      const Needs expected = needs_of(operation, each.header_names);
      ASSERT_TRUE(std::ranges::includes(needs, expected))
          << each.method << " " << target << " is " << operation.name << "; asked for "
          << *needs.begin();
    }
    ASSERT_FALSE(operations_of(each).empty()) << each.method << " " << target;
  }
  EXPECT_GT(granted, 20'000);
}

}  // namespace rollcall::gateway
