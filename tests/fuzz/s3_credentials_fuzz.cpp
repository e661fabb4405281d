// Any bytes as what a store hands over. What is taken says the same when it is written anew, in
// either way that the reader knows; no member that decides stands there twice, and nothing that
// another reader of JSON would call broken is taken.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "gateway/errors.h"
#include "gateway/s3_credentials.h"

namespace {

using namespace rollcall;

void require(bool holds) {
  if (!holds)
    std::abort();
}

void require_same(const gateway::S3Credentials& one, const std::string& body) {
  const auto other = gateway::parse_s3_credentials(body);
  // It may have grown past the limit by being written out.
  if (body.size() > gateway::most_credentials_bytes)
    return;
  require(other.has_value());
  require(one.access_key_id == other->access_key_id);
  require(one.string_to_sign == other->string_to_sign);
  require(one.signature == other->signature);
}

// How often a member stands in the outer object, or in "credentials": a reader of its own.
class Counter : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool is_twice = false;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    names_.emplace_back();
    return true;
  }
  bool key(string_t& name) override {
    const bool decides = (names_.size() == 1 && name == "credentials") ||
                         (names_.size() == 2 && path_.front() == "credentials");
    is_twice = is_twice || (decides && !names_.back().insert(name).second);
    path_.resize(names_.size());
    path_.back() = name;
    return true;
  }
  bool end_object() override {
    names_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return start_object(0); }
  bool end_array() override { return end_object(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  std::vector<std::set<std::string>> names_;
  std::vector<std::string> path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto read = gateway::parse_s3_credentials(body);
  if (!read) {
    require(read.error().kind == &gateway::errors::malformed_credentials);
    return 0;
  }
  Counter counter;
  require(nlohmann::json::sax_parse(body, &counter));
  require(!counter.is_twice);
  const nlohmann::json written = {{"credentials",
                                   {{"access", read->access_key_id},
                                    {"token", base::to_base64(read->string_to_sign)},
                                    {"signature", read->signature}}}};
  require_same(*read, written.dump());
  require_same(*read, written.dump(2, ' ', /*ensure_ascii=*/true));
  return 0;
}
