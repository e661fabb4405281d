#pragma once
// Files of a database that are written in large pieces. SQLite writes its log and its database a
// page at a time, and the log's headers of 24 bytes between: most of what that costs is the calls.
// What lies end to end is gathered here and written at once, before anybody asks for it or it is to
// be durable.

namespace rollcall::store::sqlite {

// The name by which sqlite3_open_v2() takes them, on top of the files of the system.
const char* gathering_files();

}  // namespace rollcall::store::sqlite
