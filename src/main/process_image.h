#pragma once
// Who may see the memory of this process: nobody, because secrets pass through it.

namespace rollcall::main {

// No core file is written, and no other process of the same user may attach or read the memory.
void hide_memory();

// What hide_memory() took back, for whoever looks for a fault.
void allow_core_images();

}  // namespace rollcall::main
