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
#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#endif

namespace q {

// Blocks of one size come from pieces of memory of their own, and those that were given back wait there for the next that
// asks; so both ways are a few instructions, and a piece of which nothing is used any more is known at once and serves any
// other size. Pieces are cut from slabs, which stay; their memory goes back to the system. What is large goes to malloc.
// For one thread at a time, as all of this.
class Blocks {
    static constexpr std::size_t STEP = 16, MOST = 1024, PIECE = 1 << 16, SLAB = 32 * PIECE, VAST = 1 << 18, LONG = 1 << 22;
    static constexpr std::size_t KEPT = 64, MANY = 512;  // empty pieces that are kept: between texts, and within one
    struct Free {
        Free* next;
    };
    struct alignas(2 * STEP) Piece {  // what stands at the head of one
        Free* waiting;      // blocks that nobody uses
        std::size_t fresh;  // from here on nobody ever asked for one
        std::uint32_t size, used;  // bytes of a block, and how many are used
        bool open;          // it is among those with room
        Piece *next, *previous;
    };
    Piece* open[MOST / STEP + 1] = {};  // the pieces with room, by size; blocks are taken from the first
    Piece *empty = nullptr, *returned = nullptr;  // pieces that nobody uses, with their memory and without
    std::size_t empties = 0;
    char *slab = nullptr, *end = nullptr;  // the rest of a slab

    // Pieces begin where their size divides the address.
    static Piece* piece_of(void* block) {
        return reinterpret_cast<Piece*>(reinterpret_cast<std::uintptr_t>(block) & ~(PIECE - 1));
    }

    void insert(Piece* piece) {  // behind the first: that one is warm
        Piece*& first = open[piece->size / STEP];
        Piece* before = first;
        piece->open = true;
        piece->previous = before;
        piece->next = before ? before->next : nullptr;
        if (piece->next) piece->next->previous = piece;
        (before ? before->next : first) = piece;
    }
    void remove(Piece* piece) {
        piece->open = false;
        if (piece->next) piece->next->previous = piece->previous;
        (piece->previous ? piece->previous->next : open[piece->size / STEP]) = piece->next;
    }

    Piece* fetch() {
        for (Piece** pieces : {&empty, &returned}) {
            if (Piece* piece = *pieces) {
                *pieces = piece->next;
                empties -= pieces == &empty;
                return piece;
            }
        }
        if (slab == end) {
            slab = static_cast<char*>(std::aligned_alloc(SLAB, SLAB));
            if (!slab) {
                end = nullptr;
                throw std::bad_alloc();
            }
            at_once(slab, SLAB);
            end = slab + SLAB;
        }
        slab += PIECE;
        return reinterpret_cast<Piece*>(slab - PIECE);
    }

    [[gnu::noinline]] void* more(std::size_t steps) {
        for (;;) {
            Piece* piece = open[steps];
            if (!piece) {
                piece = new (fetch()) Piece{nullptr, sizeof(Piece), static_cast<std::uint32_t>(steps * STEP), 0, false, nullptr, nullptr};
                insert(piece);
            }
            for (int n = 0; n < 16 && piece->fresh + piece->size <= PIECE; ++n, piece->fresh += piece->size) {
                piece->waiting = new (reinterpret_cast<char*>(piece) + piece->fresh) Free{piece->waiting};
            }
            if (Free* block = piece->waiting) {
                piece->waiting = block->next;
                ++piece->used;
                return block;
            }
            remove(piece);
        }
    }

    // What becomes of a piece that has room again, or that nobody uses.
    [[gnu::noinline]] void changed(Piece* piece) {
        if (!piece->open) insert(piece);
        if (piece->used || open[piece->size / STEP] == piece) return;
        remove(piece);
        piece->next = empty;
        empty = piece;
        if (++empties > MANY) give_back(MANY);
    }

    // Gives the memory of all but so many empty pieces back.
    void give_back(std::size_t kept) {
        (void)kept;
#ifdef MADV_DONTNEED
        while (empties > kept) {
            Piece* piece = empty;
            empty = piece->next;
            --empties;
            madvise(piece, PIECE, MADV_DONTNEED);
            piece->next = returned;
            returned = piece;
        }
#endif
    }

    // Memory that will be used as a whole: the system may hand it out in large pages, and not 4 KB by 4 KB.
    static void at_once(void* block, std::size_t size) {
#ifdef MADV_HUGEPAGE
        madvise(block, size, MADV_HUGEPAGE);
#else
        (void)block, (void)size;
#endif
    }

public:
    // What is huge goes back to the system at once: malloc would keep it for what comes, and a long text needs many.
    static bool is_huge(std::size_t size) {
#ifdef MAP_ANONYMOUS
        return size >= VAST;
#else
        return false;
#endif
    }
    static void* large(std::size_t size) {
#ifdef MAP_ANONYMOUS
        if (is_huge(size)) {
            void* block = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (block == MAP_FAILED) throw std::bad_alloc();
            if (size >= LONG) at_once(block, size);
            return block;
        }
#endif
        void* block = std::malloc(size);
        if (!block) throw std::bad_alloc();
        return block;
    }
    static void free_large(void* block, std::size_t size) {
#ifdef MAP_ANONYMOUS
        if (is_huge(size)) {
            munmap(block, size);
            return;
        }
#endif
        std::free(block);
    }
#ifdef __SANITIZE_ADDRESS__
    static constexpr bool is_small(std::size_t) { return false; }
#else
    static constexpr bool is_small(std::size_t size) { return size <= MOST; }
#endif
    void* take(std::size_t size) {
        if (!is_small(size)) return large(size);
        std::size_t steps = (size + STEP - 1) / STEP;
        Piece* piece = open[steps];
        if (!piece || !piece->waiting) return more(steps);
        Free* block = piece->waiting;
        piece->waiting = block->next;
        ++piece->used;
        return block;
    }
    void give(void* block, std::size_t size) {
        if (!is_small(size)) return free_large(block, size);
        if (!block) return;
        Piece* piece = piece_of(block);
        Free* freed = static_cast<Free*>(block);
        freed->next = piece->waiting;
        piece->waiting = freed;
        if (--piece->used == 0 || !piece->open) changed(piece);
    }
    // A block of another size with the same beginning.
    void* move(void* block, std::size_t size, std::size_t wanted) {
        if (!is_small(size) && !is_small(wanted) && !is_huge(size) && !is_huge(wanted)) {
            void* moved = std::realloc(block, wanted);
            if (!moved) throw std::bad_alloc();
            return moved;
        }
#ifdef MREMAP_MAYMOVE
        if (is_huge(size) && is_huge(wanted)) {
            void* moved = mremap(block, size, wanted, MREMAP_MAYMOVE);  // its pages move, and not what they hold
            if (moved == MAP_FAILED) throw std::bad_alloc();
            return moved;
        }
#endif
        void* moved = take(wanted);
        if (block) std::memcpy(moved, block, size < wanted ? size : wanted);
        give(block, size);
        return moved;
    }

    // Gives back what a long text needed, which the next would else be paid for.
    void trim() {
        if (empties <= KEPT) return;
        give_back(KEPT);
#ifdef __GLIBC__
        malloc_trim(0);
#endif
    }
};

inline constinit Blocks blocks;

}  // namespace q
