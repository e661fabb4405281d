#pragma once
// A log that is written in large pieces. SQLite writes it a page at a time, and headers of 24 bytes
// between: most of what that costs is the calls. What lies end to end is gathered here and written
// at once, before anybody asks for it or it is to be durable. Of the log alone: pages that are
// moved into the database are read by other connections as soon as SQLite says so, and it asks
// nobody then whether they could be written.

namespace rollcall::store::sqlite {

// The name by which sqlite3_open_v2() takes them, on top of the files of the system.
const char* gathering_files();

}  // namespace rollcall::store::sqlite
