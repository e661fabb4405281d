#pragma once
// What finished calls leave behind on the stack: short strings, keys and the scratch of ciphers lie
// there until something is called that goes as deep again, which may be never.

namespace rollcall::base {

// Overwrites what lies below the caller's frame on the calling thread's stack, as deep as a request
// goes that handles passwords.
void wipe_stack();

}  // namespace rollcall::base
