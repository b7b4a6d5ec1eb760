// The ground everything else stands on: numbers, counted objects, growing arrays, spans and hashes.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cassert>
#include <compare>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <new>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>

#include "memory.h"

namespace q {

using Int = std::int64_t;
using Char = char32_t;

inline constexpr Int MAX = std::numeric_limits<Int>::max();

// What Python would raise as IndexError or KeyError, and as ValueError. Out of line: they are rare.
[[noreturn, gnu::cold, gnu::noinline]] inline void index_error(const char* what) { throw std::out_of_range(what); }
[[noreturn, gnu::cold, gnu::noinline]] inline void value_error(const char* what) { throw std::invalid_argument(what); }

// Python's None where it is a value of its own, as in dict[Tie, None].
struct None {
    friend constexpr bool operator==(None, None) = default;
    friend constexpr auto operator<=>(None, None) = default;
};

// The place that an index, which may be negative, means among `size` items.
inline Int place(Int i, Int size) {
    if (i < 0) i += size;
    if (static_cast<std::uint64_t>(i) >= static_cast<std::uint64_t>(size)) index_error("index out of range");
    return i;
}

// The bounds of a slice, which may be negative or beyond the end, as Python clips them; never crossed.
struct Bounds {
    Int first, last;
    Bounds(std::optional<Int> a, std::optional<Int> b, Int size)
        : first(a ? clip(*a, size) : 0), last(b ? clip(*b, size) : size) {
        if (last < first) last = first;
    }
    static Int clip(Int i, Int size) {
        if (i < 0) i = i + size < 0 ? 0 : i + size;
        return i < size ? i : size;
    }
    Int size() const { return last - first; }
};

// ---------------------------------------------------------------------------------------------- counted objects

// Whatever is held by reference. Counting is not atomic: the engine runs under the GIL.
struct Object {
    mutable std::uint32_t references = 0;
    Object() = default;
    Object(const Object&) {}  // a copy is an object of its own, that nobody holds yet
    Object& operator=(const Object&) { return *this; }
    virtual ~Object() = default;
    static void* operator new(std::size_t size) { return blocks.take(size); }
    static void operator delete(void* object, std::size_t size) { blocks.give(object, size); }
};

// A counted reference; the one that refers to nothing is None. It keeps an Object*, so that T may be incomplete
// where a type only mentions a Ref to it.
template <class T>
class Ref {
    Object* object = nullptr;

    void drop() {
        if (object && --object->references == 0) delete object;
    }

public:
    using Handle = void;

    Ref() = default;
    Ref(std::nullptr_t) {}
    Ref(std::nullopt_t) {}
    explicit Ref(T* made) : object(made) {
        if (object) ++object->references;
    }
    Ref(const Ref& other) : object(other.object) {
        if (object) ++object->references;
    }
    Ref(Ref&& other) noexcept : object(std::exchange(other.object, nullptr)) {}
    template <class U>
        requires(!std::is_same_v<T, U> && std::is_convertible_v<U*, T*>)
    Ref(const Ref<U>& other) : Ref(other.get()) {}
    Ref& operator=(const Ref& other) {
        if (other.object) ++other.object->references;
        drop();
        object = other.object;
        return *this;
    }
    Ref& operator=(Ref&& other) noexcept {
        if (this != &other) {
            Object* old = std::exchange(object, std::exchange(other.object, nullptr));
            if (old && --old->references == 0) delete old;
        }
        return *this;
    }
    ~Ref() { drop(); }

    T* get() const { return static_cast<T*>(object); }
    T* operator->() const {
        assert(object);
        return get();
    }
    T& operator*() const {
        assert(object);
        return *get();
    }
    explicit operator bool() const { return object; }
    bool is(const Ref& other) const { return object == other.object; }

    // By value where T says what that is, else by identity.
    friend bool operator==(const Ref& a, const Ref& b) {
        if (a.object == b.object) return true;
        if constexpr (requires(const T& x) { { x.equals(x) } -> std::convertible_to<bool>; }) {
            return a.object && b.object && a->equals(*b);
        }
        return false;
    }
    friend bool operator==(const Ref& a, std::nullptr_t) { return !a.object; }
};

template <class T, class... Args>
Ref<T> make(Args&&... args) {
    if constexpr (std::is_constructible_v<T, Args...>) {
        return Ref<T>(new T(std::forward<Args>(args)...));
    } else {
        return Ref<T>(new T{{}, std::forward<Args>(args)...});  // an aggregate: its base comes first
    }
}

// ---------------------------------------------------------------------------------------------- growing arrays

// std::vector without its special bool and with small sizes, for elements that move without throwing.
template <class T>
class Vec {
    T* items = nullptr;
    std::uint32_t count = 0, room = 0;

    // Whatever is kept here may be moved as bytes: nothing of ours points into itself.
    void grow(std::uint64_t wanted) {
        if (wanted > std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
        items = static_cast<T*>(blocks.move(static_cast<void*>(items), room * sizeof(T), wanted * sizeof(T)));
        room = static_cast<std::uint32_t>(wanted);
    }

    static std::uint64_t more(std::uint32_t room) {
        return room < 4 ? 4 : room < 64 ? 2 * room : room + std::uint64_t(room) / 2;
    }

public:
    Vec() = default;
    Vec(const Vec& other) {
        reserve(other.count);
        for (const T& item : other) new (items + count++) T(item);
    }
    Vec(Vec&& other) noexcept
        : items(std::exchange(other.items, nullptr)),
          count(std::exchange(other.count, 0)),
          room(std::exchange(other.room, 0)) {}
    Vec& operator=(Vec other) noexcept {
        std::swap(items, other.items);
        std::swap(count, other.count);
        std::swap(room, other.room);
        return *this;
    }
    ~Vec() {
        clear();
        blocks.give(static_cast<void*>(items), room * sizeof(T));
    }

    Int size() const { return count; }
    bool empty() const { return !count; }
    T* begin() const { return items; }
    T* end() const { return items + count; }
    T& operator[](Int i) const { return items[i]; }
    T& back() const { return items[count - 1]; }

    void reserve(Int wanted) {  // as much as is wanted at first, and what grows again and again grows by halves
        if (wanted <= room) return;
        std::uint64_t asked = static_cast<std::uint64_t>(wanted), ahead = room ? more(room) : 0;
        grow(asked > ahead ? asked : ahead);
    }
    // The item may be one of these.
    template <class U>
    [[gnu::always_inline]] T& push(U&& item) {
        if (count == room) [[unlikely]]
            return push_and_grow(T(std::forward<U>(item)));
        return *new (items + count++) T(std::forward<U>(item));
    }
    [[gnu::noinline]] T& push_and_grow(T item) {
        grow(more(room));
        return *new (items + count++) T(std::move(item));
    }
    void pop() { items[--count].~T(); }
    void insert(Int i, T item) {
        push(std::move(item));
        for (Int k = size() - 1; k > i; --k) std::swap(items[k], items[k - 1]);
    }
    void erase(Int first, Int last) {
        for (Int k = last; k < size(); ++k) items[first + k - last] = std::move(items[k]);
        for (Int gone = last - first; gone > 0; --gone) pop();
    }
    void clear() {
        while (count) pop();
    }
};

// ---------------------------------------------------------------------------------------------- hashes

inline std::uint32_t mix(std::uint64_t x) {
    x *= 0x9E3779B97F4A7C15ull;
    return static_cast<std::uint32_t>((x ^ x >> 15) >> 32);
}
inline std::uint32_t mix(std::uint32_t seed, std::uint32_t x) { return mix(std::uint64_t(seed) << 32 | x); }

template <class T>
    requires(std::is_integral_v<T>)
std::uint32_t hash_of(T x) {
    return mix(static_cast<std::uint64_t>(x));
}
template <class T>
    requires(std::is_enum_v<T>)
std::uint32_t hash_of(T x) {
    return mix(static_cast<std::uint64_t>(x) + 0x51ull);
}
inline std::uint32_t hash_of(double x) {
    if (x == 0) x = 0;  // -0.0 is 0.0
    std::uint64_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    return mix(bits);
}
inline std::uint32_t hash_of(None) { return 1; }

template <class T>
    requires requires(const T& x) { x.hash(); }
std::uint32_t hash_of(const T& x) {
    return static_cast<std::uint32_t>(x.hash());
}
template <class... T>
std::uint32_t hash_of(const std::tuple<T...>& x);
template <class T>
std::uint32_t hash_of(const std::optional<T>& x) {
    return x ? hash_of(*x) : 1;
}
template <class T>
std::uint32_t hash_of(const Ref<T>& x) {
    if constexpr (requires { x->hash(); }) {
        return x ? static_cast<std::uint32_t>(x->hash()) : 1;
    } else {
        return mix(reinterpret_cast<std::uintptr_t>(x.get()));
    }
}
template <class... T>
std::uint32_t hash_of(const std::tuple<T...>& x) {
    std::uint32_t hash = sizeof...(T);
    std::apply([&](const T&... each) { ((hash = mix(hash, hash_of(each))), ...); }, x);
    return hash;
}

// ---------------------------------------------------------------------------------------------- spans and tuples

class Str;

// tuple[int, int], and quotes.model.Span, which is one.
struct Span {
    Int start = 0, end = 0;

    constexpr Span() = default;
    constexpr Span(Int a, Int b) : start(a), end(b) {}
    template <class A, class B>
        requires(std::is_convertible_v<A, Int> && std::is_convertible_v<B, Int>)
    constexpr Span(const std::tuple<A, B>& pair) : start(std::get<0>(pair)), end(std::get<1>(pair)) {}

    friend constexpr bool operator==(const Span&, const Span&) = default;
    friend constexpr auto operator<=>(const Span&, const Span&) = default;

    std::uint32_t hash() const {
        return mix(static_cast<std::uint64_t>(start) * 0xD6E8FEB86659FD93ull ^ static_cast<std::uint64_t>(end));
    }
    Str of(const Str& text) const;
    bool holds(const Span& other) const { return start <= other.start && other.end <= end; }
    bool meets(const Span& other) const { return start < other.end && other.start < end; }
    Int operator[](Int i) const { return place(i, 2) ? end : start; }
};

// Item I of a fixed tuple, a span too.
template <std::size_t I, class T>
decltype(auto) item(T&& x) {
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, Span>) {
        static_assert(I < 2);
        return I == 0 ? x.start : x.end;
    } else {
        return std::get<I>(std::forward<T>(x));
    }
}

template <class T>
inline constexpr bool is_int =
    std::is_integral_v<std::remove_cvref_t<T>> && !std::is_same_v<std::remove_cvref_t<T>, bool>;

// The type of a fixed tuple of these: a Span for two ints.
template <class... T>
struct RowType {
    using type = std::tuple<T...>;
};
template <class A, class B>
    requires(is_int<A> && is_int<B>)
struct RowType<A, B> {
    using type = Span;
};
template <class... T>
using Row = typename RowType<T...>::type;

// T as it can be kept: no references, not even those inside a tuple of them.
template <class T>
struct KeptType {
    using type = T;
};
template <class... T>
struct KeptType<std::tuple<T...>> {
    using type = Row<typename KeptType<std::remove_cvref_t<T>>::type...>;
};
template <>
struct KeptType<int> {
    using type = Int;
};
template <class T>
using Kept = typename KeptType<std::remove_cvref_t<T>>::type;

template <class... T>
Row<Kept<T>...> tuple_of(T&&... items) {
    return Row<Kept<T>...>(std::forward<T>(items)...);
}

// ---------------------------------------------------------------------------------------------- None

// A type with a None of its own.
template <class T>
inline constexpr bool has_none = requires { typename T::Handle; };
template <class T>
inline constexpr bool has_none<std::optional<T>> = true;

// T or None.
template <class T>
using Opt = std::conditional_t<has_none<T>, T, std::optional<T>>;

template <class T>
bool is_none(const std::optional<T>& x) {
    return !x;
}
template <class T>
bool is_none(const Ref<T>& x) {
    return !x;
}
inline bool is_none(None) { return true; }
template <class T>
    requires(!has_none<T>)
constexpr bool is_none(const T&) {
    return false;
}

}  // namespace q
