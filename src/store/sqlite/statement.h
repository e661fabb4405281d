#pragma once
// A prepared statement of SQLite.

#include <sqlite3.h>

#include <memory>

#include "store/sql/connection.h"

namespace rollcall::store::sqlite {

class Connection;

class Statement final : public store::Statement {
 public:
  Statement(Connection& connection, const char* text);

  void bind_null(int parameter) override;
  void bind_integer(int parameter, std::int64_t value) override;
  void bind_text(int parameter, std::string_view value, Lifetime lifetime) override;
  void bind_bytes(int parameter, std::string_view value, Lifetime lifetime) override;
  bool step() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  std::string_view bytes(int column) const override;
  void reset() override;

  bool is_busy() const;  // whether its rows are being read

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  Connection& connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace rollcall::store::sqlite
