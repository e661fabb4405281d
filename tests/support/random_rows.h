#pragma once
// Rows as no account would have them all: every kind of credential, present or not, with texts that
// a formatter may trip over.

#include <deque>
#include <random>
#include <string>
#include <vector>

#include "report/row.h"

namespace rollcall::test {

class RandomRows {
 public:
  explicit RandomRows(unsigned seed) : random_(seed) {}

  // A user's row; its texts live as long as this object.
  report::Row user() {
    report::Row row;
    row.account_id = "123456789012";
    row.user = keep(name());
    row.path = keep(path());
    row.created = moment();
    if (flip())
      row.password = report::Password{moment(), maybe_moment()};
    row.mfa_active = flip();
    for (auto& key : row.access_keys)
      if (flip())
        key = report::AccessKey{flip(), moment(), use()};
    for (auto& certificate : row.certificates)
      if (flip())
        certificate = report::Certificate{flip(), moment()};
    return row;
  }

  report::Row root() {
    report::Row row = user();
    row.holder = report::Holder::Root;
    row.user = {};
    row.path = "/";
    return row;
  }

  bool flip() { return random_() % 2 == 0; }

 private:
  // Whole years around the dates at which AWS began to track uses.
  base::Instant moment() { return base::from_epoch(1'300'000'000 + random_() % 900'000'000); }

  std::optional<base::Instant> maybe_moment() {
    return flip() ? std::optional(moment()) : std::nullopt;
  }

  std::optional<report::AccessKeyUse> use() {
    if (flip())
      return std::nullopt;
    return report::AccessKeyUse{moment(), flip() ? "us-east-1" : "N/A", flip() ? "iam" : "s3"};
  }

  std::string name() { return signs("aZ09_+=,.@-", 1 + random_() % 64); }
  std::string path() {
    return "/" + signs("az/!\"#$%&'()*+,-.:;<=>?@[\\]^`{|}~", random_() % 40) + "/";
  }

  std::string signs(std::string_view from, std::size_t size) {
    std::string text;
    while (text.size() < size)
      text.push_back(from[random_() % from.size()]);
    return text;
  }

  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  std::mt19937 random_;
  std::deque<std::string> texts_;
};

}  // namespace rollcall::test
