// Memory for what is small and short-lived: nearly all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace q {

// Blocks that were given back wait, by size, for the next that asks; so both ways are a few instructions. Memory is taken
// from the system in larger pieces, which stay. What is large goes to malloc. For one thread at a time, as all of this.
class Blocks {
    static constexpr std::size_t STEP = 16, MOST = 512, PIECE = 1 << 16;
    struct Free {
        Free* next;
    };
    Free* waiting[MOST / STEP + 1] = {};
    char *fresh = nullptr, *end = nullptr;

    [[gnu::noinline]] void* cut(std::size_t steps) {
        if (static_cast<std::size_t>(end - fresh) < steps * STEP) {
            fresh = static_cast<char*>(large(PIECE));
            end = fresh + PIECE;
        }
        void* block = fresh;
        fresh += steps * STEP;
        return block;
    }

public:
    static void* large(std::size_t size) {
        void* block = std::malloc(size);
        if (!block) throw std::bad_alloc();
        return block;
    }
#ifdef __SANITIZE_ADDRESS__
    static constexpr bool is_small(std::size_t) { return false; }
#else
    static constexpr bool is_small(std::size_t size) { return size <= MOST; }
#endif
    void* take(std::size_t size) {
        if (!is_small(size)) return large(size);
        std::size_t steps = (size + STEP - 1) / STEP;
        Free* block = waiting[steps];
        if (!block) return cut(steps);
        waiting[steps] = block->next;
        return block;
    }
    void give(void* block, std::size_t size) {
        if (!is_small(size)) return std::free(block);
        if (!block) return;
        std::size_t steps = (size + STEP - 1) / STEP;
        Free* freed = static_cast<Free*>(block);
        freed->next = waiting[steps];
        waiting[steps] = freed;
    }
    // A block of another size with the same beginning.
    void* move(void* block, std::size_t size, std::size_t wanted) {
        if (!is_small(size) && !is_small(wanted)) {
            void* moved = std::realloc(block, wanted);
            if (!moved) throw std::bad_alloc();
            return moved;
        }
        void* moved = take(wanted);
        if (block) std::memcpy(moved, block, size < wanted ? size : wanted);
        give(block, size);
        return moved;
    }
};

inline constinit Blocks blocks;

}  // namespace q
