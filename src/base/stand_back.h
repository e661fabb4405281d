#pragma once
// Which threads a busy processor runs first. Those that answer requests at once come first; all
// others stand back, so that a request that needs a fifth of a millisecond is not kept waiting by
// one that takes its time anyhow.

namespace rollcall::base {

// The values are niceness (sched(7)). Where there is no processor to spare, a thread
// Behind::Answers has a tenth, and one Behind::All a seventieth, of what a thread that answers has.
enum class Behind : int {
  Answers = 10,  // waits for a disk, or works long: commits, checkpoints, reports
  All = 19,      // works long and may wait long: password hashes
};

// Makes the calling thread stand back, for as long as it lives.
void stand_back(Behind behind);

// Makes the calling thread one that runs as soon as there is something for it to do, and not when
// the turn of whoever runs now is over, which may be four milliseconds later. For threads that
// sleep most of the time.
void come_at_once();

}  // namespace rollcall::base
