// The program's operator delete: it overwrites what is given back. A password, a secret or a seed
// passes through many strings and buffers, of ours and of libraries, from the first byte of a body
// to the last of an answer. Each of them would have to be wiped by itself, and one that is
// forgotten can be read in an image of the process; here none can be.

#include <malloc.h>
#include <string.h>  // explicit_bzero() is none of the standard's

#include <cstdlib>
#include <new>

namespace {

void* allocate(std::size_t size) {
  while (true) {
    if (void* const given = std::malloc(size == 0 ? 1 : size))
      return given;
    const std::new_handler make_room = std::get_new_handler();
    if (make_room == nullptr)
      throw std::bad_alloc();
    make_room();
  }
}

void* allocate_aligned(std::size_t size, std::align_val_t alignment) {
  void* given = nullptr;
  if (::posix_memalign(&given, static_cast<std::size_t>(alignment), size == 0 ? 1 : size) != 0)
    throw std::bad_alloc();
  return given;
}

void wipe_and_free(void* memory) {
  if (memory == nullptr)
    return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

// All other forms of new and delete come down to these.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_aligned(size, alignment);
}
void operator delete(void* memory) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
