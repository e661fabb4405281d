#pragma once
// Where a PostgreSQL database is, as whoever runs the server has written it: a type of its own,
// because it may hold a password, which nobody is to see, and because what libpq does without being
// told is not good enough for a database that is on another machine.

#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::store::postgres {

// How what is said to the server is kept from others on the way.
enum class Protection {
  OnThisMachine,  // nothing leaves it
  Verified,       // TLS, and the server has shown that it is the one that was meant
  Weak,           // asked for by name: without TLS, or without looking at who answers
};

class Address {
 public:
  // postgresql://…, or any other connection string of libpq, whose own variables and files (PGHOST,
  // PGPASSWORD, .pgpass) count where it says nothing. ValidationError, which repeats nothing of the
  // text, for what is none.
  //
  // Where any of the hosts is another machine and nothing is said of sslmode, it is verify-full; of
  // several hosts the primary is taken.
  static base::Result<Address> parse(std::string_view text);

  // Whether a secret stands in the text itself: a password, or that of a private key.
  bool has_secret() const { return has_secret_; }
  Protection protection() const { return protection_; }
  // Who and where, without what is secret: rollcall@db.example.com:5432/rollcall.
  const std::string& shown() const { return shown_; }
  // For libpq, and nobody else.
  const std::string& connection_string() const { return connection_string_; }

 private:
  Address() = default;

  std::string connection_string_;
  std::string shown_;
  Protection protection_ = Protection::Weak;
  bool has_secret_ = false;
};

}  // namespace rollcall::store::postgres
