#include "auth/sessions/session_token.h"

#include <array>
#include <charconv>

#include "base/encoding.h"

namespace rollcall::auth {
namespace {

constexpr std::string_view purpose = "session token";
constexpr std::size_t salt_size = 16;
// Every token begins with the version of its layout: servers of two releases may run side by side.
// The first layout had no version in front of it, and is read for one release more.
constexpr char version_mark = 'v';
constexpr long long layout_version = 2;
// What policies and tags may take up of a token, so that it still fits into a header.
constexpr std::size_t most_packed_bytes = 4096;

// Fields one after the other, each behind its length.
class FieldWriter {
 public:
  void text(std::string_view value) {
    number(static_cast<long long>(value.size()));
    bytes_.append(value);
  }
  void number(long long value) { bytes_.append(std::to_string(value)).append(1, ','); }
  void instant(base::Instant value) { number(base::to_epoch(value)); }
  void texts(const std::vector<std::string>& values) {
    number(static_cast<long long>(values.size()));
    for (const std::string& value : values)
      text(value);
  }
  void mark(char value) { bytes_.append(1, value); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads them back. What is read was sealed here, so a field that is not there means that another
// release wrote the token and forgot to give its layout a version of its own: is_good() says so,
// and what was read is worth nothing.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  bool take(char mark) {
    if (!rest_.starts_with(mark))
      return false;
    rest_.remove_prefix(1);
    return true;
  }
  long long number() {
    long long value = 0;
    const char* const end = rest_.data() + rest_.size();
    const auto [stop, trouble] = std::from_chars(rest_.data(), end, value);
    if (trouble != std::errc{} || stop == end || *stop != ',') {
      is_good_ = false;
      return 0;
    }
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()) + 1);
    return value;
  }
  std::string text() {
    const auto size = static_cast<std::size_t>(number());
    if (size > rest_.size()) {
      is_good_ = false;
      return {};
    }
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  base::Instant instant() { return base::from_epoch(number()); }
  std::vector<std::string> texts() {
    std::vector<std::string> values;
    for (long long left = number(); left > 0 && is_good_; --left)
      values.push_back(text());
    return values;
  }
  bool is_good() const { return is_good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

constexpr long long never = -1;  // no code of a device was given

std::vector<std::string> flattened(const std::vector<iam::Tag>& tags) {
  std::vector<std::string> texts;
  for (const iam::Tag& tag : tags) {
    texts.push_back(tag.key);
    texts.push_back(tag.value);
  }
  return texts;
}

std::vector<iam::Tag> tags_from(const std::vector<std::string>& texts) {
  std::vector<iam::Tag> tags;
  for (std::size_t at = 0; at + 1 < texts.size(); at += 2)
    tags.push_back({texts[at], texts[at + 1]});
  return tags;
}

// The access key id is what the token is sealed for, and stands in front of it anyway.
base::Secret written(const SessionToken& token) {
  FieldWriter writer;
  writer.mark(version_mark);
  writer.number(layout_version);
  writer.number(static_cast<int>(token.kind));
  writer.number(static_cast<long long>(token.account.number));
  writer.text(token.secret.reveal());
  writer.text(token.principal_name);
  writer.text(token.principal_id);
  writer.text(token.parent_key_id);
  writer.text(token.name);
  writer.instant(token.issued);
  writer.instant(token.expires);
  writer.number(token.mfa_given ? base::to_epoch(*token.mfa_given) : never);
  writer.text(token.source_identity);
  writer.text(token.policies.document);
  writer.texts(token.policies.policy_arns);
  writer.texts(flattened(token.tags));
  writer.texts(token.transitive_tag_keys);
  return base::Secret(writer.take());
}

std::expected<SessionToken, Unopened> read(std::string_view bytes, std::string_view access_key_id) {
  FieldReader reader(bytes);
  if (reader.take(version_mark) && reader.number() != layout_version)
    return std::unexpected(Unopened::UnknownLayout);
  SessionToken token;
  token.kind = static_cast<SessionKind>(reader.number());
  token.account = {static_cast<std::uint64_t>(reader.number())};
  token.access_key_id = access_key_id;
  token.secret = base::Secret(reader.text());
  token.principal_name = reader.text();
  token.principal_id = reader.text();
  token.parent_key_id = reader.text();
  token.name = reader.text();
  token.issued = reader.instant();
  token.expires = reader.instant();
  if (const long long mfa = reader.number(); mfa != never)
    token.mfa_given = base::from_epoch(mfa);
  token.source_identity = reader.text();
  token.policies.document = reader.text();
  token.policies.policy_arns = reader.texts();
  token.tags = tags_from(reader.texts());
  token.transitive_tag_keys = reader.texts();
  if (!reader.is_good())
    return std::unexpected(Unopened::UnknownLayout);
  return token;
}

}  // namespace

std::string SessionTokens::seal(const SessionToken& token) const {
  std::array<unsigned char, salt_size> drawn{};
  random_(drawn);
  const std::string salt(drawn.begin(), drawn.end());
  return base::to_base64(salt + crypto::seal(keys_.derive(purpose, salt), written(token),
                                             token.access_key_id, random_));
}

std::expected<SessionToken, Unopened> SessionTokens::open(std::string_view text,
                                                          std::string_view access_key_id) const {
  const auto bytes = base::from_base64(text);
  if (!bytes || bytes->size() <= salt_size)
    return std::unexpected(Unopened::Foreign);
  const std::string_view all = *bytes;
  const auto opened = crypto::open(keys_.derive(purpose, all.substr(0, salt_size)),
                                   all.substr(salt_size), access_key_id);
  if (!opened)
    return std::unexpected(Unopened::Foreign);
  return read(opened->reveal(), access_key_id);
}

int packed_policy_size(const SessionPolicies& policies, const std::vector<iam::Tag>& tags) {
  std::size_t size = policies.document.size();
  for (const std::string& arn : policies.policy_arns)
    size += arn.size();
  for (const iam::Tag& tag : tags)
    size += tag.key.size() + tag.value.size();
  return static_cast<int>((size * 100 + most_packed_bytes - 1) / most_packed_bytes);
}

}  // namespace rollcall::auth
