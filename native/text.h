// Python's str: immutable text of code points. Slices share the text they were cut from; literals are never copied.
#pragma once

#include "containers.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cwchar>
#include <string>

namespace q {

// ---------------------------------------------------------------------------------------------- characters

inline bool is_ascii(Char c) { return c < 128; }
inline bool is_upper(Char c) { return is_ascii(c) ? c - U'A' < 26 : Py_UNICODE_ISUPPER(c); }
inline bool is_lower(Char c) { return is_ascii(c) ? c - U'a' < 26 : Py_UNICODE_ISLOWER(c); }
inline bool is_title_case(Char c) { return !is_ascii(c) && Py_UNICODE_ISTITLE(c); }
inline bool is_alpha(Char c) { return is_ascii(c) ? (c | 32) - U'a' < 26 : Py_UNICODE_ISALPHA(c); }
inline bool is_decimal(Char c) { return is_ascii(c) ? c - U'0' < 10 : Py_UNICODE_ISDECIMAL(c); }
inline bool is_digit(Char c) { return is_ascii(c) ? c - U'0' < 10 : Py_UNICODE_ISDIGIT(c); }
inline bool is_numeric(Char c) { return is_ascii(c) ? c - U'0' < 10 : Py_UNICODE_ISNUMERIC(c); }
inline bool is_alnum(Char c) { return is_ascii(c) ? (c | 32) - U'a' < 26 || c - U'0' < 10 : Py_UNICODE_ISALNUM(c); }
inline bool is_space(Char c) { return is_ascii(c) ? c == 32 || c - 9 < 5 || c - 28 < 4 : Py_UNICODE_ISSPACE(c); }
// What is met in nearly every text and has no case: curly marks and dashes, and what is of private use.
inline bool is_caseless(Char c) { return c - 0x2000 < 0x70 || c - 0xE000 < 0x1900; }
inline bool is_line_end(Char c) { return c - 10 < 4 || c - 28 < 3 || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Whether a character is one of a literal's: is_in(c, U",.") is a handful of comparisons.
template <std::size_t N>
constexpr bool is_in(Char c, const Char (&text)[N]) {
    for (std::size_t i = 0; i + 1 < N; ++i) {
        if (text[i] == c) return true;
    }
    return false;
}

// The first of `size` characters that is c, or null. The C library looks at many at once.
inline const Char* first_of(const Char* text, Int size, Char c) {
    if constexpr (sizeof(wchar_t) == sizeof(Char)) {
        if (size > 16) {
            return reinterpret_cast<const Char*>(
                std::wmemchr(reinterpret_cast<const wchar_t*>(text), wchar_t(c), static_cast<std::size_t>(size)));
        }
    }
    for (const Char* end = text + size; text < end; ++text) {
        if (*text == c) return text;
    }
    return nullptr;
}

// ---------------------------------------------------------------------------------------------- text

// The characters that one or more texts are made of.
struct Buffer {
    std::uint32_t references, size, room;
    Char characters[1];

    static std::size_t bytes(Int size) {
        return offsetof(Buffer, characters) + static_cast<std::size_t>(size) * sizeof(Char);
    }
    static Buffer* make(Int size) {
        if (size > std::numeric_limits<std::int32_t>::max()) throw std::bad_alloc();
        Buffer* buffer = static_cast<Buffer*>(blocks.take(bytes(size)));
        buffer->references = 1;
        buffer->room = static_cast<std::uint32_t>(size);
        buffer->size = static_cast<std::uint32_t>(size);
        return buffer;
    }
    static void free(Buffer* buffer) {
        if (buffer) blocks.give(buffer, bytes(buffer->room));
    }
};

class Str {
    const Char* text = nullptr;
    std::int32_t length = -1;         // None: shorter than any text
    mutable std::uint32_t hashed = 0;  // 0: not asked for yet
    Buffer* buffer = nullptr;          // null: the text lives for ever

    constexpr Str(const Char* start, Int size, Buffer* held)
        : text(start), length(static_cast<std::int32_t>(size)), buffer(held) {}

    static bool same(const Char* a, const Char* b, Int size) {
        if (size > 16) return !std::memcmp(a, b, static_cast<std::size_t>(size) * sizeof(Char));
        for (Int i = 0; i < size; ++i) {  // most texts that are compared are words
            if (a[i] != b[i]) return false;
        }
        return true;
    }

    friend class Builder;

public:
    using Handle = void;

    constexpr Str() = default;  // None
    constexpr Str(std::nullptr_t) {}
    constexpr Str(std::nullopt_t) {}
    template <std::size_t N>
    static constexpr Str literal(const Char (&characters)[N]) {
        return Str(characters, N - 1, nullptr);
    }
    static constexpr Str literal(const Char* characters, Int size) { return Str(characters, size, nullptr); }
    static constexpr Str empty() { return literal(U""); }
    static Str copy(const Char* characters, Int size) {
        if (!size) return empty();
        Buffer* made = Buffer::make(size);
        std::memcpy(made->characters, characters, static_cast<std::size_t>(size) * sizeof(Char));
        return own(made);
    }
    static Str own(Buffer* made) { return Str(made->characters, made->size, made); }  // takes the one reference to it
    static Str of(Char c) {
        static const auto table = [] {
            struct {
                Char characters[256];
            } made;
            for (Char c = 0; c < 256; ++c) made.characters[c] = c;
            return made;
        }();
        return c < 256 ? Str(table.characters + c, 1, nullptr) : copy(&c, 1);
    }

    constexpr Str(const Str& other)
        : text(other.text), length(other.length), hashed(other.hashed), buffer(other.buffer) {
        if (buffer) ++buffer->references;
    }
    constexpr Str(Str&& other) noexcept
        : text(other.text), length(other.length), hashed(other.hashed), buffer(std::exchange(other.buffer, nullptr)) {
        other.text = nullptr;
        other.length = -1;
        other.hashed = 0;
    }
    Str& operator=(Str other) noexcept {
        std::swap(text, other.text);
        std::swap(length, other.length);
        std::swap(hashed, other.hashed);
        std::swap(buffer, other.buffer);
        return *this;
    }
    constexpr ~Str() {
        if (buffer && --buffer->references == 0) Buffer::free(buffer);
    }

    constexpr bool none() const { return !text; }
    constexpr bool lives_on() const { return !buffer; }
    constexpr const Char* data() const { return text; }
    constexpr Int size() const { return length; }

    // The same text without what it was cut from: for what is kept longer than an article.
    Str compact() const { return !buffer || static_cast<Int>(buffer->size) == length ? *this : copy(text, length); }

    std::uint32_t hash() const {
        if (!hashed) {
            std::uint64_t h = static_cast<std::uint64_t>(length) * 0xFF51AFD7ED558CCDull;
            Int i = 0;
            for (; i + 1 < length; i += 2) {
                h = (h ^ (static_cast<std::uint64_t>(text[i]) << 32 | text[i + 1])) * 0x9E3779B97F4A7C15ull;
                h ^= h >> 29;
            }
            if (i < length) h ^= text[i];
            hashed = mix(h) | 1u << 31;
        }
        return hashed;
    }

    friend bool operator==(const Str& a, const Str& b) {
        return a.length == b.length && (a.text == b.text || same(a.text, b.text, a.length));
    }
    friend std::strong_ordering operator<=>(const Str& a, const Str& b) {
        Int size = a.length < b.length ? a.length : b.length;
        for (Int i = 0; i < size; ++i) {
            if (a.text[i] != b.text[i]) return a.text[i] <=> b.text[i];
        }
        return a.length <=> b.length;
    }

    // Characters and parts. at() and [] take negative indices; slice() clips, and takes none.
    Char at(Int i) const { return text[place(i, length)]; }
    Str operator[](Int i) const {
        i = place(i, length);
        return slice(i, i + 1);
    }
    Str slice(Int a, Int b) const {
        if (b > length) b = length;
        if (a < 0) a = 0;
        if (a >= b) return empty();
        if (buffer) ++buffer->references;
        return Str(text + a, b - a, buffer);
    }

    struct Cursor;  // gives texts of one character
    Cursor begin() const;
    Done end() const { return {}; }

    // Looking for text. Bounds are clipped as Python does, and may be negative.
    Int find(const Str& part, Int start = 0, Int end = MAX) const;
    Int rfind(const Str& part, Int start = 0, Int end = MAX) const;
    Int find(Char c, Int start = 0, Int end = MAX) const;
    Int rfind(Char c, Int start = 0, Int end = MAX) const;
    template <class P>
    Int index(const P& part, Int start = 0, Int end = MAX) const {
        Int found = find(part, start, end);
        if (found < 0) value_error("substring not found");
        return found;
    }
    template <class P>
    Int rindex(const P& part, Int start = 0, Int end = MAX) const {
        Int found = rfind(part, start, end);
        if (found < 0) value_error("substring not found");
        return found;
    }
    Int count(const Str& part, Int start = 0, Int end = MAX) const;
    Int count(Char c, Int start = 0, Int end = MAX) const;
    bool contains(const Str& part) const { return part.length == 1 ? contains(*part.text) : find(part) >= 0; }
    bool contains(Char c) const { return length > 0 && first_of(text, length, c); }

    bool startswith(const Str& part, Int start = 0, Int end = MAX) const {
        return clip(start, end) && end - start >= part.length && same(text + start, part.text, part.length);
    }
    bool endswith(const Str& part, Int start = 0, Int end = MAX) const {
        return clip(start, end) && end - start >= part.length && same(text + end - part.length, part.text, part.length);
    }
    bool startswith(std::initializer_list<Str> parts, Int start = 0, Int end = MAX) const {
        for (const Str& part : parts) {
            if (startswith(part, start, end)) return true;
        }
        return false;
    }
    bool endswith(std::initializer_list<Str> parts, Int start = 0, Int end = MAX) const {
        for (const Str& part : parts) {
            if (endswith(part, start, end)) return true;
        }
        return false;
    }
    bool startswith(const List<Str>& parts, Int start = 0, Int end = MAX) const {
        for (const Str& part : parts) {
            if (startswith(part, start, end)) return true;
        }
        return false;
    }
    bool endswith(const List<Str>& parts, Int start = 0, Int end = MAX) const {
        for (const Str& part : parts) {
            if (endswith(part, start, end)) return true;
        }
        return false;
    }
    template <class... T>
    bool startswith(const std::tuple<T...>& parts, Int start = 0, Int end = MAX) const {
        return std::apply([&](const T&... part) { return (startswith(part, start, end) || ...); }, parts);
    }
    template <class... T>
    bool endswith(const std::tuple<T...>& parts, Int start = 0, Int end = MAX) const {
        return std::apply([&](const T&... part) { return (endswith(part, start, end) || ...); }, parts);
    }

    // Taking apart and putting together.
    List<Str> split() const { return split(Str()); }
    List<Str> split(const Str& separator, Int times = -1) const;
    List<Str> rsplit() const { return rsplit(Str()); }
    List<Str> rsplit(const Str& separator, Int times = -1) const;
    List<Str> splitlines(bool keepends = false) const;
    std::tuple<Str, Str, Str> partition(const Str& separator) const;
    std::tuple<Str, Str, Str> rpartition(const Str& separator) const;
    template <class X>
    Str join(const X& parts) const;

    Str strip() const { return rstrip().lstrip(); }
    Str lstrip() const {
        Int a = 0;
        while (a < length && is_space(text[a])) ++a;
        return slice(a, length);
    }
    Str rstrip() const {
        Int b = length;
        while (b > 0 && is_space(text[b - 1])) --b;
        return slice(0, b);
    }
    Str strip(const Str& characters) const { return rstrip(characters).lstrip(characters); }
    Str lstrip(const Str& characters) const {
        if (characters.none()) return lstrip();
        Int a = 0;
        while (a < length && characters.contains(text[a])) ++a;
        return slice(a, length);
    }
    Str rstrip(const Str& characters) const {
        if (characters.none()) return rstrip();
        Int b = length;
        while (b > 0 && characters.contains(text[b - 1])) --b;
        return slice(0, b);
    }
    Str removeprefix(const Str& part) const { return startswith(part) ? slice(part.length, length) : *this; }
    Str removesuffix(const Str& part) const { return endswith(part) ? slice(0, length - part.length) : *this; }
    Str replace(const Str& old, const Str& fresh, Int times = -1) const;
    Str ljust(Int width, const Str& fill = literal(U" ")) const;
    Str rjust(Int width, const Str& fill = literal(U" ")) const;
    template <class V>
    Str translate(const Dict<Int, V>& table) const;
    friend Str operator+(const Str& a, const Str& b);
    Str& operator+=(const Str& more) { return *this = *this + more; }
    friend Str operator*(const Str& s, Int times);

    // Case and classes.
    Str lower() const;
    Str upper() const { return cased("upper", [](Char c) { return c - U'a' < 26 ? c - 32 : c; }); }
    Str capitalize() const { return *this == empty() ? *this : cased_first("capitalize"); }
    Str title() const { return cased_words("title"); }
    bool isupper() const {
        bool found = false;
        for (Int i = 0; i < length; ++i) {
            if (is_lower(text[i]) || is_title_case(text[i])) return false;
            found = found || is_upper(text[i]);
        }
        return found;
    }
    bool islower() const {
        bool found = false;
        for (Int i = 0; i < length; ++i) {
            if (is_upper(text[i]) || is_title_case(text[i])) return false;
            found = found || is_lower(text[i]);
        }
        return found;
    }
    bool isalpha() const { return all(is_alpha); }
    bool isalnum() const { return all(is_alnum); }
    bool isdigit() const { return all(is_digit); }
    bool isdecimal() const { return all(is_decimal); }
    bool isnumeric() const { return all(is_numeric); }
    bool isspace() const { return all(is_space); }
    bool isascii() const {
        for (Int i = 0; i < length; ++i) {
            if (!is_ascii(text[i])) return false;
        }
        return true;
    }

private:
    template <class F>
    bool all(F holds) const {
        for (Int i = 0; i < length; ++i) {
            if (!holds(text[i])) return false;
        }
        return length > 0;
    }
    // Python's bounds of a search made real; false where nothing, not even the empty text, is between them.
    bool clip(Int& start, Int& end) const {
        if (end > length) end = length;
        if (end < 0 && (end += length) < 0) end = 0;
        if (start < 0 && (start += length) < 0) start = 0;
        return start <= end;
    }
    // What Python's own method makes of text that is not ASCII.
    Str ask(const char* method) const;
    template <class F>
    Str mapped(F ascii) const {  // of ASCII
        Buffer* made = Buffer::make(length);
        for (Int i = 0; i < length; ++i) made->characters[i] = ascii(i, text[i]);
        return own(made);
    }
    template <class F>
    Str cased(const char* method, F ascii) const {
        if (length <= 0) return *this;
        return isascii() ? mapped([&](Int, Char c) { return ascii(c); }) : ask(method);
    }
    Str cased_first(const char* method) const {
        if (!isascii()) return ask(method);
        return mapped([](Int i, Char c) { return i ? (c - U'A' < 26 ? c + 32 : c) : (c - U'a' < 26 ? c - 32 : c); });
    }
    Str cased_words(const char* method) const {
        if (length <= 0) return *this;
        if (!isascii()) return ask(method);
        return mapped([&](Int i, Char c) {
            bool inside = i && (text[i - 1] | 32) - U'a' < 26;
            return inside ? (c - U'A' < 26 ? c + 32 : c) : (c - U'a' < 26 ? c - 32 : c);
        });
    }
};

struct Str::Cursor {
    Str whole;
    Int i;
    Str operator*() const { return whole.slice(i, i + 1); }
    Cursor& operator++() {
        ++i;
        return *this;
    }
    bool operator!=(Done) const { return i < whole.size(); }
};
inline Str::Cursor Str::begin() const { return {*this, 0}; }

inline bool is_none(const Str& s) { return s.none(); }

constexpr Str operator""_s(const Char* characters, std::size_t size) {
    return Str::literal(characters, static_cast<Int>(size));
}

inline Str Span::of(const Str& text) const {
    Bounds bounds(start, end, text.size());
    return text.slice(bounds.first, bounds.last);
}

// ---------------------------------------------------------------------------------------------- building

// A text that grows at its end.
class Builder {
    Buffer* buffer = nullptr;
    Int length = 0, room = 0;

    [[gnu::noinline]] void grow(Int least) {
        Int wanted = least > 2 * room ? least : 2 * room;
        if (wanted < 16) wanted = 16;
        Buffer* made = Buffer::make(wanted);
        if (buffer) std::memcpy(made->characters, buffer->characters, static_cast<std::size_t>(length) * sizeof(Char));
        Buffer::free(buffer);
        buffer = made;
        room = wanted;
    }
    Char* more(Int size) {
        if (length + size > room) [[unlikely]]
            grow(length + size);
        Char* at = buffer->characters + length;
        length += size;
        return at;
    }

public:
    Builder() = default;
    explicit Builder(Int size) { reserve(size); }
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;
    ~Builder() { Buffer::free(buffer); }

    Int size() const { return length; }
    void reserve(Int size) {
        if (size > length) {
            Int now = length;
            more(size - now);
            length = now;
        }
    }
    Builder& append(Char c) {
        *more(1) = c;
        return *this;
    }
    Builder& append(const Char* characters, Int size) {
        if (size > 0) std::memcpy(more(size), characters, static_cast<std::size_t>(size) * sizeof(Char));
        return *this;
    }
    Builder& append(const Str& s) { return append(s.data(), s.size()); }
    Builder& append(Int number) {
        Char digits[24];
        Int at = 24;
        bool negative = number < 0;
        std::uint64_t rest = negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do {
            digits[--at] = U'0' + static_cast<Char>(rest % 10);
            rest /= 10;
        } while (rest);
        if (negative) digits[--at] = U'-';
        return append(digits + at, 24 - at);
    }
    template <class T>
        requires(is_int<T> && !std::is_same_v<T, Char>)
    Builder& append(T number) {
        return append(static_cast<Int>(number));
    }
    Str done() {  // the builder is empty again
        if (!length) return Str::empty();
        if (room > length + length / 8 + 8) {  // what was reserved in vain is given back
            Str fit = Str::copy(buffer->characters, length);
            Buffer::free(std::exchange(buffer, nullptr));
            length = room = 0;
            return fit;
        }
        buffer->size = static_cast<std::uint32_t>(length);
        length = room = 0;
        return Str::own(std::exchange(buffer, nullptr));
    }
};

// The parts of an f-string put together: texts, characters and numbers.
template <class... Parts>
Str concat(const Parts&... parts) {
    auto size = [](const auto& part) -> Int {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, Str>) {
            return part.size();
        } else {
            return 4;
        }
    };
    Builder made((Int(0) + ... + size(parts)));
    (made.append(parts), ...);
    return made.done();
}

inline Str operator+(const Str& a, const Str& b) {
    if (!b.length) return a;
    if (!a.length) return b;
    Buffer* made = Buffer::make(static_cast<Int>(a.length) + b.length);
    std::memcpy(made->characters, a.text, static_cast<std::size_t>(a.length) * sizeof(Char));
    std::memcpy(made->characters + a.length, b.text, static_cast<std::size_t>(b.length) * sizeof(Char));
    return Str::own(made);
}
inline Str operator*(const Str& s, Int times) {
    if (times <= 0 || s.length <= 0) return Str::empty();
    Int size = s.length * times;
    Buffer* made = Buffer::make(size);
    if (s.length == 1) {
        std::fill_n(made->characters, size, *s.text);
        return Str::own(made);
    }
    for (Int at = 0; at < size; at += s.length) {
        std::memcpy(made->characters + at, s.text, static_cast<std::size_t>(s.length) * sizeof(Char));
    }
    return Str::own(made);
}
inline Str repeat(const Str& s, Int times) { return s * times; }

// ---------------------------------------------------------------------------------------------- searching

inline Int Str::find(Char c, Int start, Int end) const {
    if (!clip(start, end)) return -1;
    const Char* found = first_of(text + start, end - start, c);
    return found ? found - text : -1;
}
inline Int Str::rfind(Char c, Int start, Int end) const {
    if (!clip(start, end)) return -1;
    for (Int i = end; i-- > start;) {
        if (text[i] == c) return i;
    }
    return -1;
}
inline Int Str::find(const Str& part, Int start, Int end) const {
    if (!clip(start, end)) return -1;
    if (part.length <= 0) return start;
    Int last = end - part.length;  // where the part may begin at the latest
    while (start <= last) {
        const Char* found = first_of(text + start, last - start + 1, *part.text);
        if (!found) return -1;
        if (part.length == 1 || same(found, part.text, part.length)) return found - text;
        start = found - text + 1;
    }
    return -1;
}
inline Int Str::rfind(const Str& part, Int start, Int end) const {
    if (!clip(start, end)) return -1;
    for (Int i = end - part.length; i >= start; --i) {
        if (same(text + i, part.text, part.length)) return i;
    }
    return -1;
}
inline Int Str::count(Char c, Int start, Int end) const {
    Int found = 0;
    if (clip(start, end)) {
        for (Int i = start; i < end; ++i) found += text[i] == c;
    }
    return found;
}
inline Int Str::count(const Str& part, Int start, Int end) const {
    if (!clip(start, end)) return 0;
    if (part.length == 1) return count(*part.text, start, end);
    if (part.length <= 0) return end - start + 1;
    Int found = 0;
    for (Int at; (at = find(part, start, end)) >= 0; start = at + part.length) ++found;
    return found;
}

// ---------------------------------------------------------------------------------------------- splitting

inline List<Str> Str::split(const Str& separator, Int times) const {
    List<Str> parts = List<Str>::empty();
    if (times < 0) times = MAX;
    if (separator.none()) {
        Int i = 0;
        for (;; --times) {
            while (i < length && is_space(text[i])) ++i;
            if (i >= length) return parts;
            if (!times) break;
            Int start = i;
            while (i < length && !is_space(text[i])) ++i;
            parts.append(slice(start, i));
        }
        parts.append(slice(i, length));  // the rest, whole
        return parts;
    }
    if (!separator.length) value_error("empty separator");
    Int start = 0;
    for (; times; --times) {
        Int found = find(separator, start);
        if (found < 0) break;
        parts.append(slice(start, found));
        start = found + separator.length;
    }
    parts.append(slice(start, length));
    return parts;
}

inline List<Str> Str::rsplit(const Str& separator, Int times) const {
    List<Str> parts = List<Str>::empty();
    if (times < 0) times = MAX;
    Int end = length;
    if (separator.none()) {
        for (;; --times) {
            while (end > 0 && is_space(text[end - 1])) --end;
            if (end <= 0) break;
            if (!times) {
                parts.append(slice(0, end));
                break;
            }
            Int last = end;
            while (end > 0 && !is_space(text[end - 1])) --end;
            parts.append(slice(end, last));
        }
    } else {
        if (!separator.length) value_error("empty separator");
        for (; times; --times) {
            Int found = rfind(separator, 0, end);
            if (found < 0) break;
            parts.append(slice(found + separator.length, end));
            end = found;
        }
        parts.append(slice(0, end));
    }
    parts.reverse();
    return parts;
}

inline List<Str> Str::splitlines(bool keepends) const {
    List<Str> lines = List<Str>::empty();
    for (Int i = 0; i < length;) {
        Int start = i;
        while (i < length && !is_line_end(text[i])) ++i;
        Int end = i;
        if (i < length) i += text[i] == '\r' && i + 1 < length && text[i + 1] == '\n' ? 2 : 1;
        lines.append(slice(start, keepends ? i : end));
    }
    return lines;
}

inline std::tuple<Str, Str, Str> Str::partition(const Str& separator) const {
    if (separator.length <= 0) value_error("empty separator");
    Int found = find(separator);
    if (found < 0) return {*this, empty(), empty()};
    return {slice(0, found), separator, slice(found + separator.length, length)};
}
inline std::tuple<Str, Str, Str> Str::rpartition(const Str& separator) const {
    if (separator.length <= 0) value_error("empty separator");
    Int found = rfind(separator);
    if (found < 0) return {empty(), empty(), *this};
    return {slice(0, found), separator, slice(found + separator.length, length)};
}

// ---------------------------------------------------------------------------------------------- making anew

template <class X>
Str Str::join(const X& parts) const {
    if constexpr (std::is_same_v<X, List<Str>>) {
        if (parts.size() == 1) return parts[0];
        Int size = length * (parts.size() - 1);
        for (const Str& part : parts) size += part.length;
        Builder made(size > 0 ? size : 0);
        for (Int i = 0; i < parts.size(); ++i) {
            if (i) made.append(*this);
            made.append(parts.data()[i]);
        }
        return made.done();
    } else {
        Builder made;
        bool first = true;
        for (auto&& part : parts) {
            if (!first) made.append(*this);
            made.append(part);
            first = false;
        }
        return made.done();
    }
}

inline Str Str::replace(const Str& old, const Str& fresh, Int times) const {
    if (times < 0) times = MAX;
    if (!old.length) {  // between all characters
        Builder made;
        for (Int i = 0; i <= length; ++i) {
            if (times-- > 0) made.append(fresh);
            if (i < length) made.append(text[i]);
        }
        return made.done();
    }
    Int found = times ? find(old) : -1;
    if (found < 0) return *this;
    Builder made(length);
    Int start = 0;
    for (; found >= 0; found = find(old, start)) {
        made.append(text + start, found - start).append(fresh);
        start = found + old.length;
        if (!--times) break;
    }
    return made.append(text + start, length - start).done();
}

inline Str Str::ljust(Int width, const Str& fill) const {
    return width <= length ? *this : *this + fill * (width - length);
}
inline Str Str::rjust(Int width, const Str& fill) const {
    return width <= length ? *this : fill * (width - length) + *this;
}

// A table of Int → what stands for the character: a text, a character (optional<Int>), or None where it goes.
template <class V>
Str Str::translate(const Dict<Int, V>& table) const {
    Builder made(length);
    for (Int i = 0; i < length; ++i) {
        const V* found = table.find(static_cast<Int>(text[i]));
        if (!found) {
            made.append(text[i]);
        } else if constexpr (std::is_same_v<V, Str>) {
            made.append(*found);
        } else if constexpr (std::is_same_v<V, std::optional<Int>>) {
            if (*found) made.append(static_cast<Char>(**found));
        } else if constexpr (std::is_same_v<V, Int>) {
            made.append(static_cast<Char>(*found));
        }
    }
    return made.done();
}

inline Dict<Int, std::optional<Int>> maketrans(const Str& from, const Str& to, const Str& gone = Str::empty()) {
    auto table = Dict<Int, std::optional<Int>>::empty();
    for (Int i = 0; i < from.size(); ++i) table.set(static_cast<Int>(from.data()[i]), static_cast<Int>(to.at(i)));
    for (Int i = 0; i < gone.size(); ++i) table.set(static_cast<Int>(gone.data()[i]), std::nullopt);
    return table;
}

// Character by character, but for two: İ becomes two characters, and Σ looks at its neighbours.
inline Str Str::lower() const {
    Int i = 0;
    for (; i < length; ++i) {
        Char c = text[i];
        if (is_ascii(c) ? c - U'A' < 26 : !is_caseless(c) && (Py_UNICODE_TOLOWER(c) != c || c == 0x130)) break;
    }
    if (i >= length) return *this;  // most words are lower case already
    for (Int k = i; k < length; ++k) {
        if (text[k] == 0x130 || text[k] == 0x3A3) return ask("lower");
    }
    Buffer* made = Buffer::make(length);
    std::memcpy(made->characters, text, static_cast<std::size_t>(i) * sizeof(Char));
    for (; i < length; ++i) {
        Char c = text[i];
        made->characters[i] = is_ascii(c) ? (c - U'A' < 26 ? c + 32 : c) : Py_UNICODE_TOLOWER(c);
    }
    return own(made);
}

}  // namespace q
