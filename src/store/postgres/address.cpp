#include "store/postgres/address.h"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <vector>

#include "iam/errors.h"

namespace rollcall::store::postgres {
namespace {

// What libpq parses and would take where nothing is said, by its own words.
struct Said {
  std::map<std::string, std::string, std::less<>> values;
  bool has_secret = false;

  std::string_view of(std::string_view word) const {
    const auto found = values.find(word);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
  }
};

struct FreeWords {
  void operator()(PQconninfoOption* words) const { PQconninfoFree(words); }
};
using Words = std::unique_ptr<PQconninfoOption, FreeWords>;

Said said_in(const Words& words) {
  Said said;
  for (const PQconninfoOption* word = words.get(); word && word->keyword; ++word)
    if (word->val != nullptr && *word->val != '\0') {
      said.values[word->keyword] = word->val;
      // As libpq marks what is not to be shown while it is typed.
      said.has_secret = said.has_secret || std::string_view(word->dispchar) == "*";
    }
  return said;
}

std::unexpected<base::Error> refuse(std::string message) {
  return base::fail(iam::errors::validation_error, std::move(message));
}

std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t comma = list.find(',');
    parts.push_back(list.substr(0, comma));
    if (comma == std::string_view::npos)
      return parts;
    list.remove_prefix(comma + 1);
  }
}

// A socket in a folder, or one without a name in the file system, and what never leaves the
// machine. No host at all is the socket of Debian's server.
bool is_on_this_machine(std::string_view host) {
  return host.empty() || host.starts_with('/') || host.starts_with('@') || host == "localhost" ||
         host == "::1" || host.starts_with("127.");
}

// Where both are said, libpq goes to the numeric address and takes the name for the certificate's.
bool is_all_on_this_machine(const Said& effective) {
  const std::string_view numbers = effective.of("hostaddr");
  for (const std::string_view host : parts_of(numbers.empty() ? effective.of("host") : numbers))
    if (!is_on_this_machine(host))
      return false;
  return true;
}

std::string in_quotes(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\')
      text += '\\';
    text += c;
  }
  return text + "'";
}

std::string connection_string_of(const Said& said) {
  std::string text;
  for (const auto& [word, value] : said.values)
    text.append(text.empty() ? "" : " ").append(word).append("=").append(in_quotes(value));
  return text;
}

std::string shown_of(const Said& effective) {
  std::string text(effective.of("user"));
  const auto ports = parts_of(effective.of("port"));
  const std::string_view numbers = effective.of("hostaddr");
  const auto hosts = parts_of(effective.of("host").empty() ? numbers : effective.of("host"));
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    text.append(i == 0 ? "@" : ",").append(hosts[i].empty() ? "this machine" : hosts[i]);
    // One port is that of all hosts.
    text.append(":").append(ports[i < ports.size() ? i : 0]);
  }
  return text.append("/").append(effective.of("dbname"));
}

}  // namespace

base::Result<Address> Address::parse(std::string_view text) {
  char* why = nullptr;
  const Words parsed(PQconninfoParse(std::string(text).c_str(), &why));
  PQfreemem(why);  // repeats what it was given, in which there may be a password
  if (text.empty() || text.contains('\0') || !parsed)
    return refuse(
        "it is no address of a PostgreSQL database, such as "
        "postgresql://rollcall@db.example.com/rollcall");
  Said said = said_in(parsed);
  if (!said.of("service").empty())
    return refuse("the hosts themselves must be named, and not a service of pg_service.conf");

  Said effective = said_in(Words(PQconndefaults()));
  const std::string_view usual_mode = effective.of("sslmode");
  for (const auto& [word, value] : said.values)
    effective.values[word] = value;
  Address address;
  address.has_secret_ = said.has_secret;
  const bool is_here = is_all_on_this_machine(effective);
  // libpq's own default, which takes whatever it gets, is nobody's wish.
  if (!is_here && said.of("sslmode").empty() && usual_mode == "prefer")
    said.values["sslmode"] = effective.values["sslmode"] = "verify-full";
  if (said.of("target_session_attrs").empty() && said.of("host").contains(','))
    said.values["target_session_attrs"] = "primary";
  address.protection_ = is_here                                    ? Protection::OnThisMachine
                        : effective.of("sslmode") == "verify-full" ? Protection::Verified
                                                                   : Protection::Weak;
  address.connection_string_ = connection_string_of(said);
  address.shown_ = shown_of(effective);
  return address;
}

}  // namespace rollcall::store::postgres
