#pragma once
// What the program's exit status means. The help text lists them; scripts may rely on them.

namespace rollcall::main {

enum class ExitCode {
  Done = 0,
  Refused = 1,      // the store or the server said no; the reason is on stderr
  Usage = 2,        // the command line, the environment or the configuration file is wrong
  Unreachable = 3,  // no answer from the server
  NotReady = 4,     // there is no credential report to fetch yet
  IoFailure = 74,   // a disk failed; the server ends rather than not know what was kept
};

}  // namespace rollcall::main
