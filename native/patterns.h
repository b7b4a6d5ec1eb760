// Regular expressions: what the matchers that patterns.py writes have in common.
#pragma once

#include <algorithm>
#include <cwchar>

#include "runtime.h"

namespace q {

// ---------------------------------------------------------------------------------------------- single characters

struct CharRange {
    Char first, last;
};

inline bool in_range(Char c, Char first, Char last) { return c - first <= last - first; }
// One bit for each character from `base` on.
inline bool in_mask(Char c, Char base, std::uint64_t mask) { return c - base < 64 && (mask >> (c - base) & 1); }
// One bit for each ASCII character.
inline bool in_masks(Char c, std::uint64_t low, std::uint64_t high) {
    return c < 128 && ((c < 64 ? low : high) >> (c & 63) & 1);
}
template <std::size_t N>
bool in_ranges(Char c, const CharRange (&ranges)[N]) {
    if (c > ranges[N - 1].last) return false;
    std::size_t low = 0, high = N;
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        if (ranges[middle].last < c) low = middle + 1;
        else high = middle;
    }
    return low < N && c >= ranges[low].first;
}

inline bool is_word(Char c) { return is_alnum(c) || c == U'_'; }

// What `re` means by \b: none in an empty text.
inline bool at_boundary(const Char* s, Int p, Int high) {
    return high != 0 && (p > 0 && is_word(s[p - 1])) != (p < high && is_word(s[p]));
}

inline bool equal_chars(const Char* a, const Char* b, Int size) {
    return !size || !std::memcmp(a, b, static_cast<std::size_t>(size) * sizeof(Char));
}

// The first c in s[p .. last], or -1.
inline Int find_char(const Char* s, Int p, Int last, Char c) {
    if (p > last) return -1;
    const Char* found = first_of(s + p, last - p + 1, c);
    return found ? found - s : -1;
}

// The first in s[p .. last] that is not ASCII, or -1. Sixteen at a time, as a compiler can do them at once.
inline Int find_wide(const Char* s, Int p, Int last) {
    for (; p + 15 <= last; p += 16) {
        Char all = 0;
        for (Int i = 0; i < 16; ++i) all |= s[p + i];
        if (all >= 128) break;
    }
    while (p <= last && s[p] < 128) ++p;
    return p <= last ? p : -1;
}

// ---------------------------------------------------------------------------------------------- backtracking

// The variables of earlier rounds of a loop, for the one match that is being sought. It grows and stays.
class Backtracking {
    std::int32_t* kept = nullptr;  // enough for places in a text
    Int room = 0;

    [[gnu::noinline]] void grow(Int wanted) {
        wanted = wanted < 256 ? 256 : 2 * wanted;
        void* moved = std::realloc(kept, static_cast<std::size_t>(wanted) * sizeof *kept);
        if (!moved) throw std::bad_alloc();
        kept = static_cast<std::int32_t*>(moved);
        room = wanted;
    }

public:
    std::int32_t* push(Int& top, Int size) {
        if (top + size > room) grow(top + size);
        return kept + (top += size) - size;
    }
    const std::int32_t* pop(Int& top, Int size) { return kept + (top -= size); }

    // After a text that needed much: the next may be a short one.
    void shrink() {
        if (room <= 1 << 16) return;
        std::free(kept);
        kept = nullptr;
        room = 0;
    }
};

inline Backtracking backtracking;

// ---------------------------------------------------------------------------------------------- matches

// A match, or None. Spans are kept, and the text, which is not copied.
class Match {
public:
    using Handle = void;
    static constexpr int GROUPS = 3;

    Match() { marks[0] = -1; }
    Match(std::nullptr_t) : Match() {}
    Match(std::nullopt_t) : Match() {}

    const Match* operator->() const { return this; }
    const Match& operator*() const { return *this; }
    explicit operator bool() const { return marks[0] >= 0; }
    bool none() const { return marks[0] < 0; }

    Int start(int group = 0) const { return marks[2 * group]; }
    Int end(int group = 0) const { return marks[2 * group + 1]; }
    Span span(int group = 0) const { return Span(start(group), end(group)); }
    Str group(int group = 0) const { return start(group) < 0 ? Str() : text.slice(start(group), end(group)); }

    // For Pattern alone.
    Int marks[2 * GROUPS + 2];
    Str text;
};

inline bool is_none(const Match& m) { return m.none(); }

// ---------------------------------------------------------------------------------------------- patterns

// From where to where a match may reach.
struct Limits {
    Int low, high;

    // `re` takes what is negative as 0, and a match that cannot begin fails; `regex` counts from the end, as slices do.
    Limits(Int pos, Int endpos, Int size, bool slices) {
        if (slices) {
            low = Bounds::clip(pos, size);
            high = Bounds::clip(endpos, size);
            if (high < low) high = low;
        } else {
            low = pos < 0 ? 0 : pos < size ? pos : size;
            high = endpos < 0 ? 0 : endpos < size ? endpos : size;
        }
    }
};

// The matches of a pattern in a text, each sought when it is asked for. Like Python, finds empty matches, too, but none
// twice. A reversed pattern is met from right to left. A match may be used until the next is sought.
template <class P>
struct Matches {
    const P* pattern;
    Str text;
    Limits limits;

    struct Cursor {
        const Matches& matches;
        Match match;

        void seek(Int from, bool advance) {
            if (!matches.pattern->finds(matches.text.data(), matches.limits, from, advance, match.marks)) match.marks[0] = -1;
        }
        const Match& operator*() const { return match; }
        Cursor& operator++() {
            seek(matches.pattern->reverse ? match.start() : match.end(), match.start() == match.end());
            return *this;
        }
        bool operator!=(Done) const { return bool(match); }
    };
    Cursor begin() const {
        Cursor cursor{*this, {}};
        cursor.match.text = text;
        cursor.seek(pattern->reverse ? limits.high : limits.low, false);
        return cursor;
    }
    Done end() const { return {}; }
};

// Any pattern; a known one answers match and search faster.
struct Pattern {
    Match match(const Str& s, Int pos = 0, Int endpos = MAX) const { return first(s, pos, endpos, &Pattern::begins); }
    Match search(const Str& s, Int pos = 0, Int endpos = MAX) const { return first(s, pos, endpos, &Pattern::finds); }
    bool matches(const Str& s, Int pos = 0, Int endpos = MAX) const { return bool(match(s, pos, endpos)); }
    bool searches(const Str& s, Int pos = 0, Int endpos = MAX) const { return bool(search(s, pos, endpos)); }

    Matches<Pattern> finditer(const Str& s, Int pos = 0, Int endpos = MAX) const {
        return {this, s, Limits(pos, endpos, s.size(), slices)};
    }

    // All matches, or what the one group matched in each of them.
    List<Str> findall(const Str& s, Int pos = 0, Int endpos = MAX) const {
        List<Str> found = List<Str>::empty();
        assert(groups < 2);
        for (const Match& m : finditer(s, pos, endpos)) {
            found.append(m.start(groups) < 0 ? Str::empty() : s.slice(m.start(groups), m.end(groups)));
        }
        return found;
    }

    // The replacement is taken as it is: it must hold no backslash.
    Str sub(const Str& replacement, const Str& s, Int count = 0) const {
        return replaced(s, count, [&](const Match&) -> const Str& { return replacement; });
    }
    template <class F>
        requires(std::is_invocable_v<const F&, const Match&>)
    Str sub(const F& replacement_of, const Str& s, Int count = 0) const {
        return replaced(s, count, replacement_of);
    }

    List<Str> split(const Str& s, Int maxsplit = 0) const {
        assert(groups == 0);
        List<Str> parts = List<Str>::empty();
        Int done = 0;
        each(s, maxsplit, [&](const Match& m) {
            parts.append(s.slice(done, m.start()));
            done = m.end();
        });
        parts.append(s.slice(done, s.size()));
        return parts;
    }

    // Whether it matches just there.
    bool begins_at(const Str& s, Int start) const {
        Int marks[2 * Match::GROUPS + 2];
        return start >= 0 && begins(s.data(), Limits(0, MAX, s.size(), slices), start, false, marks);
    }

    template <class>
    friend struct Matches;

protected:
    const int groups;
    const bool reverse, slices;

    constexpr Pattern(int groups, bool reverse, bool slices) : groups(groups), reverse(reverse), slices(slices) {}
    ~Pattern() = default;

    // Tries one place, or all from there on; `advance` asks for more than the empty match at the first of them.
    virtual bool begins(const Char* s, Limits limits, Int from, bool advance, Int* marks) const = 0;
    virtual bool finds(const Char* s, Limits limits, Int from, bool advance, Int* marks) const = 0;

private:
    using Try = bool (Pattern::*)(const Char*, Limits, Int, bool, Int*) const;

    Match first(const Str& s, Int pos, Int endpos, Try attempt) const {
        Match m;
        Limits limits(pos, endpos, s.size(), slices);
        if ((this->*attempt)(s.data(), limits, reverse ? limits.high : limits.low, false, m.marks)) m.text = s;
        return m;
    }

    // All matches, or `count` of them.
    template <class F>
    void each(const Str& s, Int count, const F& take) const {
        Int n = 0;
        for (const Match& m : finditer(s)) {
            take(m);
            if (++n == count) return;
        }
    }

    template <class F>
    Str replaced(const Str& s, Int count, const F& replacement_of) const {
        assert(!reverse);
        Builder made;
        Int done = -1;  // nothing found yet
        each(s, count, [&](const Match& m) {
            if (done < 0) made.reserve(s.size() + 8), done = 0;  // most replacements are as long as what they replace
            made.append(s.data() + done, m.start() - done);
            made.append(replacement_of(m));
            done = m.end();
        });
        if (done < 0) return s;
        made.append(s.data() + done, s.size() - done);
        return made.done();
    }
};

// A pattern P that patterns.py wrote. P::run matches at p and gives the other end of the match, or -1; no match ends at
// `barred`. P::seek gives the next place, from p on, where a match can begin, or -1.
template <class P>
struct Compiled : Pattern {
    constexpr Compiled() : Pattern(P::groups, P::step < 0, P::slices) { static_assert(P::groups <= Match::GROUPS); }

    Match match(const Str& s, Int pos = 0, Int endpos = MAX) const {
        return known<&Compiled::template at<false>>(s, pos, endpos);
    }
    Match fullmatch(const Str& s, Int pos = 0, Int endpos = MAX) const {
        static_assert(P::step > 0, "`regex` itself is at odds about the fullmatch of a reversed pattern");
        return known<&Compiled::template at<true>>(s, pos, endpos);
    }
    Match search(const Str& s, Int pos = 0, Int endpos = MAX) const { return known<&Compiled::from>(s, pos, endpos); }
    bool matches(const Str& s, Int pos = 0, Int endpos = MAX) const {
        return answer<&Compiled::template at<false>>(s, pos, endpos);
    }
    bool fullmatches(const Str& s, Int pos = 0, Int endpos = MAX) const {
        static_assert(P::step > 0, "`regex` itself is at odds about the fullmatch of a reversed pattern");
        return answer<&Compiled::template at<true>>(s, pos, endpos);
    }
    bool searches(const Str& s, Int pos = 0, Int endpos = MAX) const { return answer<&Compiled::from>(s, pos, endpos); }

    Matches<Compiled> finditer(const Str& s, Int pos = 0, Int endpos = MAX) const {
        return {this, s, Limits(pos, endpos, s.size(), P::slices)};
    }

private:
    template <class>
    friend struct Matches;

    template <bool full>
    static bool at(const Char* s, Limits limits, Int p, bool advance, Int* marks) {
        if (limits.low > limits.high) {
            if (full || !P::crossed) return false;
            std::fill_n(marks + 2, 2 * P::groups, -1);
            return noted(p, p, marks);
        }
        Int end = P::template run<full>(s, p, limits.low, limits.high, advance ? p : -1, marks);
        return end >= 0 && noted(p, end, marks);
    }
    static bool from(const Char* s, Limits limits, Int start, bool advance, Int* marks) {
        if (limits.low > limits.high) return false;
        Int barred = advance ? start : -1;
        for (Int p = start; (p = P::seek(s, p, limits.low, limits.high)) >= 0; p += P::step) {
            Int end = P::template run<false>(s, p, limits.low, limits.high, p == start ? barred : -1, marks);
            if (end >= 0) return noted(p, end, marks);
            if (p + P::step < 0) break;
        }
        return false;
    }
    static bool noted(Int p, Int end, Int* marks) {
        marks[0] = P::step > 0 ? p : end;
        marks[1] = P::step > 0 ? end : p;
        return true;
    }

    bool begins(const Char* s, Limits limits, Int p, bool advance, Int* marks) const final {
        return at<false>(s, limits, p, advance, marks);
    }
    bool finds(const Char* s, Limits limits, Int p, bool advance, Int* marks) const final {
        return from(s, limits, p, advance, marks);
    }

    template <auto attempt>
    static Match known(const Str& s, Int pos, Int endpos) {
        Match m;
        Limits limits(pos, endpos, s.size(), P::slices);
        if (attempt(s.data(), limits, P::step < 0 ? limits.high : limits.low, false, m.marks)) m.text = s;
        return m;
    }
    template <auto attempt>
    static bool answer(const Str& s, Int pos, Int endpos) {
        Int marks[2 * P::groups + 2];
        Limits limits(pos, endpos, s.size(), P::slices);
        return attempt(s.data(), limits, P::step < 0 ? limits.high : limits.low, false, marks);
    }
};

}  // namespace q
