#pragma once
// Rows of a credential report in memory, with their texts laid end to end as a scan would have read
// them: what the pure formatter is measured on. The same number of users always gives the same
// rows.

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "report/row.h"

namespace rollcall::bench {

struct DecodedRows {
  std::unique_ptr<std::string> texts;  // what the views of the rows look into
  std::vector<report::Row> rows;
};

inline DecodedRows decoded_rows(std::size_t users) {
  constexpr std::size_t most_text = 64;
  const std::string_view regions[] = {"us-east-1", "eu-west-1", "ap-northeast-1", "N/A"};
  const std::string_view services[] = {"iam", "sts", "ec2", "s3"};
  std::mt19937_64 random(20'260'911);
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  const auto moment = [&] {
    return base::from_epoch(1'500'000'000 + static_cast<long long>(random() % 300'000'000));
  };

  DecodedRows made{std::make_unique<std::string>(), {}};
  std::string& texts = *made.texts;
  texts.reserve(users * most_text);
  const auto keep = [&](std::string_view text) {
    const std::size_t begin = texts.size();
    texts.append(text);
    return std::string_view(texts).substr(begin);
  };

  made.rows.reserve(users);
  for (std::size_t i = 0; i < users; ++i) {
    report::Row row;
    row.account_id = "123456789012";
    row.user = keep("user-" + std::to_string(10'000'000 + i));
    row.path = one_in(3) ? keep("/division/team/") : keep("/");
    row.created = moment();
    if (!one_in(3)) {
      row.password = report::Password{.last_changed = moment(), .last_used = {}};
      if (!one_in(4))
        row.password->last_used = moment();
    }
    row.mfa_active = one_in(3);
    for (std::size_t slot = 0; slot < 2 && one_in(slot == 0 ? 1 : 3); ++slot) {
      report::AccessKey key{.active = !one_in(5), .created = moment(), .last_used = {}};
      if (!one_in(3)) {
        const std::size_t which = random() % 4;
        key.last_used = {moment(), keep(regions[which]), keep(services[which])};
      }
      row.access_keys[slot] = key;
    }
    if (one_in(20))
      row.certificates[0] = {true, moment()};
    made.rows.push_back(row);
  }
  return made;
}

}  // namespace rollcall::bench
