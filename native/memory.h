// Memory for what is small and short-lived: nearly all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace q {

// Blocks that were given back wait, by size, for the next that asks; so both ways are a few instructions. Memory is taken
// from the system in larger pieces, which stay until `trim`. What is large goes to malloc. For one thread at a time, as
// all of this.
class Blocks {
    static constexpr std::size_t STEP = 16, MOST = 512, PIECE = 1 << 16, MUCH = 32 << 20;
    struct Free {
        Free* next;
    };
    struct alignas(2 * STEP) Piece {  // what stands at the head of one
        std::size_t left;     // bytes at its end that were never asked for
        std::size_t waiting;  // bytes of its blocks that wait, while `trim` counts them
        Piece* next;          // of those that nobody uses
    };
    Free* waiting[MOST / STEP + 1] = {};
    char *fresh = nullptr, *end = nullptr;
    std::size_t held = 0, bound = MUCH;  // bytes in pieces, and where it is time to see what nobody uses

    // Pieces begin where their size divides the address.
    static Piece* piece_of(void* block) {
        return reinterpret_cast<Piece*>(reinterpret_cast<std::uintptr_t>(block) & ~(PIECE - 1));
    }

    [[gnu::noinline]] void* cut(std::size_t steps) {
        if (static_cast<std::size_t>(end - fresh) < steps * STEP) {
            if (held >= bound) {
                give_back();
                bound = held + held / 4 > MUCH ? held + held / 4 : MUCH;
            }
            if (end) piece_of(end - 1)->left = static_cast<std::size_t>(end - fresh);
            void* made = std::aligned_alloc(PIECE, PIECE);
            if (!made) throw std::bad_alloc();
            fresh = reinterpret_cast<char*>(new (made) Piece{} + 1);
            end = static_cast<char*>(made) + PIECE;
            held += PIECE;
        }
        void* block = fresh;
        fresh += steps * STEP;
        return block;
    }

    // Gives the pieces back that nobody uses. It walks over all that waits: so it is for when much has come together.
    [[gnu::noinline]] void give_back() {
        for (std::size_t steps = 1; steps <= MOST / STEP; ++steps) {
            for (Free* block = waiting[steps]; block; block = block->next) piece_of(block)->waiting += steps * STEP;
        }
        Piece *used = piece_of(end - 1), *unused = nullptr;
        for (std::size_t steps = 1; steps <= MOST / STEP; ++steps) {
            for (Free** link = &waiting[steps]; *link;) {
                Piece* piece = piece_of(*link);
                if (piece != used && piece->waiting + piece->left + sizeof(Piece) == PIECE) {
                    piece->waiting = PIECE;  // it is counted among the unused now
                    piece->next = unused;
                    unused = piece;
                }
                if (piece->waiting == PIECE) {
                    *link = (*link)->next;
                } else {
                    link = &(*link)->next;
                }
            }
        }
        for (std::size_t steps = 1; steps <= MOST / STEP; ++steps) {
            for (Free* block = waiting[steps]; block; block = block->next) piece_of(block)->waiting = 0;
        }
        while (unused) {
            Piece* next = unused->next;
            std::free(unused);
            unused = next;
            held -= PIECE;
        }
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

    // Gives back what a long text needed, which the next would else be paid for.
    void trim() {
        if (held < MUCH) return;
        give_back();
        bound = MUCH;
#ifdef __GLIBC__
        malloc_trim(0);
#endif
    }
};

inline constinit Blocks blocks;

}  // namespace q
