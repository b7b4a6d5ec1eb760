// The C++ twin of those Python built-ins that the engine uses, with their exact meaning.
#pragma once

#include "python.h"

namespace q {

// ---------------------------------------------------------------------------------------------- truth, length, parts

// bool(x)
template <class T>
bool truth(const T& x) {
    if constexpr (requires { { x.truth() } -> std::convertible_to<bool>; }) {
        return x.truth();
    } else if constexpr (std::is_arithmetic_v<T>) {
        return x != 0;
    } else if constexpr (std::is_same_v<T, None>) {
        return false;
    } else if constexpr (requires { x.size(); }) {
        return x.size() > 0;
    } else if constexpr (requires { static_cast<bool>(x); } && !std::is_enum_v<T>) {
        return static_cast<bool>(x);
    } else {
        return true;
    }
}
template <class T>
bool truth(const std::optional<T>& x) {
    return x && truth(*x);
}

template <class T>
Int len(const T& x) {
    return static_cast<Int>(x.size());
}
template <class... T>
constexpr Int len(const std::tuple<T...>&) {
    return sizeof...(T);
}
inline constexpr Int len(const Span&) { return 2; }

// x[a:b], where a and b may be negative, beyond the end, or left out.
inline Str slice(const Str& s, std::optional<Int> a, std::optional<Int> b = {}) {
    Bounds bounds(a, b, s.size());
    return s.slice(bounds.first, bounds.last);
}
template <class T>
List<T> slice(const List<T>& x, std::optional<Int> a, std::optional<Int> b = {}) {
    return x.slice(a, b);
}
inline Range slice(const Range& x, std::optional<Int> a, std::optional<Int> b = {}) { return x.slice(a, b); }

template <class T>
decltype(auto) index(const T& x, Int i) {
    return x.at(i);
}

// item in container
inline bool contains(const Str& text, const Str& part) { return text.contains(part); }
inline bool contains(const Str& text, Char c) { return text.contains(c); }
template <class... T, class U>
bool contains(const std::tuple<T...>& items, const U& x) {
    return std::apply([&](const T&... item) { return ((item == x) || ...); }, items);
}
inline bool contains(const Span& span, Int x) { return span.start == x || span.end == x; }
template <class T, class U>
bool contains(std::initializer_list<T> items, const U& x) {
    for (const T& item : items) {
        if (item == x) return true;
    }
    return false;
}
template <class X, class U>
    requires(!std::is_same_v<X, Str>)
bool contains(const X& items, const U& x) {
    if constexpr (requires { { items.contains(x) } -> std::convertible_to<bool>; }) {
        return items.contains(x);
    } else {
        for (auto&& item : items) {
            if (item == x) return true;
        }
        return false;
    }
}

// ---------------------------------------------------------------------------------------------- lazy iteration

// Each of these holds what it walks by value: handles are cheap, and temporaries stay alive.

template <class X>
struct Enumerate {
    X walked;
    Int start;

    struct Cursor {
        decltype(std::declval<const X&>().begin()) at;
        decltype(std::declval<const X&>().end()) last;
        Int i;
        auto operator*() const { return Row<Int, decltype(*at)>(i, *at); }
        Cursor& operator++() {
            ++at;
            ++i;
            return *this;
        }
        bool operator!=(Done) const { return at != last; }
    };
    Cursor begin() const { return {walked.begin(), walked.end(), start}; }
    Done end() const { return {}; }
    Int size() const
        requires requires(const X& x) { x.size(); }
    {
        return static_cast<Int>(walked.size());
    }
};
template <class X>
Enumerate<X> enumerate(X xs, Int start = 0) {
    return {std::move(xs), start};
}

template <class X, class Y>
struct Zip {
    X first;
    Y second;

    struct Cursor {
        decltype(std::declval<const X&>().begin()) a;
        decltype(std::declval<const X&>().end()) a_last;
        decltype(std::declval<const Y&>().begin()) b;
        decltype(std::declval<const Y&>().end()) b_last;
        auto operator*() const { return Row<decltype(*a), decltype(*b)>(*a, *b); }
        Cursor& operator++() {
            ++a;
            ++b;
            return *this;
        }
        bool operator!=(Done) const { return a != a_last && b != b_last; }
    };
    Cursor begin() const { return {first.begin(), first.end(), second.begin(), second.end()}; }
    Done end() const { return {}; }
};
template <class X, class Y, class Z>
struct Zip3 {
    X first;
    Y second;
    Z third;

    struct Cursor {
        decltype(std::declval<const X&>().begin()) a;
        decltype(std::declval<const X&>().end()) a_last;
        decltype(std::declval<const Y&>().begin()) b;
        decltype(std::declval<const Y&>().end()) b_last;
        decltype(std::declval<const Z&>().begin()) c;
        decltype(std::declval<const Z&>().end()) c_last;
        auto operator*() const { return std::tuple<decltype(*a), decltype(*b), decltype(*c)>(*a, *b, *c); }
        Cursor& operator++() {
            ++a;
            ++b;
            ++c;
            return *this;
        }
        bool operator!=(Done) const { return a != a_last && b != b_last && c != c_last; }
    };
    Cursor begin() const {
        return {first.begin(), first.end(), second.begin(), second.end(), third.begin(), third.end()};
    }
    Done end() const { return {}; }
};
template <class X, class Y>
Zip<X, Y> zip(X xs, Y ys) {
    return {std::move(xs), std::move(ys)};
}
template <class X, class Y, class Z>
Zip3<X, Y, Z> zip(X xs, Y ys, Z zs) {
    return {std::move(xs), std::move(ys), std::move(zs)};
}

// map(fn, xs) and map(fn, xs, ys)
template <class F, class X>
struct Map {
    F function;
    X walked;

    struct Cursor {
        const F* function;
        decltype(std::declval<const X&>().begin()) at;
        decltype(std::declval<const X&>().end()) last;
        decltype(auto) operator*() const { return (*function)(*at); }
        Cursor& operator++() {
            ++at;
            return *this;
        }
        bool operator!=(Done) const { return at != last; }
    };
    Cursor begin() const { return {&function, walked.begin(), walked.end()}; }
    Done end() const { return {}; }
};
template <class F, class X>
Map<F, X> map_(F function, X xs) {
    return {std::move(function), std::move(xs)};
}
template <class F, class X, class Y>
auto map_(F function, X xs, Y ys) {
    auto both = [function](const auto& pair) { return function(item<0>(pair), item<1>(pair)); };
    return map_(std::move(both), zip(std::move(xs), std::move(ys)));
}

// The items for which `keep` holds.
template <class F, class X>
struct Filter {
    F keep;
    X walked;

    struct Cursor {
        const F* keep;
        decltype(std::declval<const X&>().begin()) at;
        decltype(std::declval<const X&>().end()) last;
        decltype(auto) operator*() const { return *at; }
        void settle() {
            while (at != last && !truth((*keep)(*at))) ++at;
        }
        Cursor& operator++() {
            ++at;
            settle();
            return *this;
        }
        bool operator!=(Done) const { return at != last; }
    };
    Cursor begin() const {
        Cursor cursor{&keep, walked.begin(), walked.end()};
        cursor.settle();
        return cursor;
    }
    Done end() const { return {}; }
};
template <class F, class X>
Filter<F, X> filter_(F keep, X xs) {
    return {std::move(keep), std::move(xs)};
}

// An indexed thing from its end to its start.
template <class X>
struct Reversed {
    X walked;

    struct Cursor {
        const X* walked;
        Int i;
        decltype(auto) operator*() const { return (*walked)[i]; }
        Cursor& operator++() {
            --i;
            return *this;
        }
        bool operator!=(Done) const { return i >= 0; }
    };
    Cursor begin() const { return {&walked, len(walked) - 1}; }
    Done end() const { return {}; }
    Int size() const { return len(walked); }
};
template <class X>
Reversed<X> reversed(X xs) {
    return {std::move(xs)};
}
inline Range reversed(const Range& xs) { return xs.reversed(); }

template <class X>
struct Pairwise {
    X walked;  // indexed

    struct Cursor {
        const X* walked;
        Int i;
        auto operator*() const {
            using T = decltype((*walked)[i]);
            return Row<T, T>((*walked)[i - 1], (*walked)[i]);
        }
        Cursor& operator++() {
            ++i;
            return *this;
        }
        bool operator!=(Done) const { return i < len(*walked); }
    };
    Cursor begin() const { return {&walked, 1}; }
    Done end() const { return {}; }
};
template <class X>
Pairwise<X> pairwise(X xs) {
    return {std::move(xs)};
}

template <class K, class V>
auto keys(const Dict<K, V>& d) {
    return d.keys();
}
template <class K, class V>
auto values(const Dict<K, V>& d) {
    return d.values();
}
template <class K, class V>
auto items(const Dict<K, V>& d) {
    return d.items();
}

// ---------------------------------------------------------------------------------------------- collecting

template <class X>
List<Item<X>> list_of(const X& xs) {
    auto made = List<Item<X>>::empty();
    if constexpr (requires { xs.size(); }) made.reserve(static_cast<Int>(xs.size()));
    for (auto&& x : xs) made.append(Item<X>(x));
    return made;
}
template <class X>
Set<Item<X>> set_of(const X& xs) {
    auto made = Set<Item<X>>::empty();
    for (auto&& x : xs) made.add(Item<X>(x));
    return made;
}
template <class X>
auto dict_of(const X& pairs) {
    using P = Item<X>;
    auto made = Dict<Kept<decltype(item<0>(std::declval<P&>()))>, Kept<decltype(item<1>(std::declval<P&>()))>>::empty();
    for (auto&& pair : pairs) made.set(item<0>(pair), item<1>(pair));
    return made;
}
template <class K, class V>
Dict<K, V> dict_of(const Dict<K, V>& d) {
    return d.copy();
}

template <class X>
List<Item<X>> sorted(const X& xs) {
    auto made = list_of(xs);
    made.sort();
    return made;
}
template <class X, class F>
List<Item<X>> sorted(const X& xs, F key, bool reverse = false) {
    auto made = list_of(xs);
    made.sort(std::move(key), reverse);
    return made;
}

// A key that is the item itself.
struct Same {
    template <class T>
    T operator()(const T& x) const {
        return x;
    }
};

// ---------------------------------------------------------------------------------------------- choosing and counting

// The least, and the greatest, of values; the first of equals.
template <class A, class B, class... More>
auto min_(const A& a, const B& b, const More&... more) {
    using T = Kept<std::common_type_t<A, B, More...>>;
    T best = a;
    auto meet = [&](const T& x) {
        if (x < best) best = x;
    };
    meet(b);
    (meet(more), ...);
    return best;
}
template <class A, class B, class... More>
auto max_(const A& a, const B& b, const More&... more) {
    using T = Kept<std::common_type_t<A, B, More...>>;
    T best = a;
    auto meet = [&](const T& x) {
        if (best < x) best = x;
    };
    meet(b);
    (meet(more), ...);
    return best;
}

// The first item whose key `beats` all before it; nothing where there is no item.
template <class X, class F, class B>
std::optional<Item<X>> best_of(const X& xs, F key, B beats) {
    std::optional<Item<X>> best;
    using Key = std::remove_cvref_t<decltype(key(std::declval<const Item<X>&>()))>;
    std::optional<Key> best_key;
    for (auto&& x : xs) {
        Item<X> kept(x);
        Key now = key(kept);
        if (!best_key || beats(now, *best_key)) {
            best_key = std::move(now);
            best.emplace(std::move(kept));
        }
    }
    return best;
}
struct Less {
    template <class T>
    bool operator()(const T& a, const T& b) const {
        return a < b;
    }
};
struct Greater {
    template <class T>
    bool operator()(const T& a, const T& b) const {
        return b < a;
    }
};
template <class T>
T required(std::optional<T> found) {
    if (!found) value_error("min() or max() of nothing");
    return std::move(*found);
}
template <class X>
Item<X> min_(const X& xs) {
    return required(best_of(xs, Same(), Less()));
}
template <class X>
Item<X> max_(const X& xs) {
    return required(best_of(xs, Same(), Greater()));
}
template <class X, class F>
Item<X> min_by(const X& xs, F key) {
    return required(best_of(xs, std::move(key), Less()));
}
template <class X, class F>
Item<X> max_by(const X& xs, F key) {
    return required(best_of(xs, std::move(key), Greater()));
}
template <class X, class D>
auto min_or(const X& xs, const D& otherwise) {
    return best_of(xs, Same(), Less()).value_or(otherwise);
}
template <class X, class D>
auto max_or(const X& xs, const D& otherwise) {
    return best_of(xs, Same(), Greater()).value_or(otherwise);
}

template <class X>
auto sum_(const X& xs) {
    std::conditional_t<std::is_same_v<Item<X>, double>, double, Int> sum = 0;
    for (auto&& x : xs) sum += x;
    return sum;
}
template <class X>
bool any_(const X& xs) {
    for (auto&& x : xs) {
        if (truth(x)) return true;
    }
    return false;
}
template <class X>
bool all_(const X& xs) {
    for (auto&& x : xs) {
        if (!truth(x)) return false;
    }
    return true;
}
template <class X, class F>
bool any_(const X& xs, F holds) {
    for (auto&& x : xs) {
        if (truth(holds(x))) return true;
    }
    return false;
}
template <class X, class F>
bool all_(const X& xs, F holds) {
    for (auto&& x : xs) {
        if (!truth(holds(x))) return false;
    }
    return true;
}

// next(iter(xs)) and next(iter(xs), otherwise)
template <class X>
Item<X> first(const X& xs) {
    for (auto&& x : xs) return Item<X>(x);
    value_error("nothing comes first");
}
template <class X>
Item<X> first(const X& xs, const Item<X>& otherwise) {
    for (auto&& x : xs) return Item<X>(x);
    return otherwise;
}

// Where x would go in a sorted list, before and behind its equals; with `key`, by the keys of the items.
template <class T, class U, class F>
Int bisect_left_by(const List<T>& xs, const U& x, F key, Int low = 0, Int high = -1) {
    if (high < 0) high = xs.size();
    const T* items = xs.data();
    while (low < high) {
        Int middle = (low + high) / 2;
        if (key(items[middle]) < x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
template <class T, class U, class F>
Int bisect_right_by(const List<T>& xs, const U& x, F key, Int low = 0, Int high = -1) {
    if (high < 0) high = xs.size();
    const T* items = xs.data();
    while (low < high) {
        Int middle = (low + high) / 2;
        if (x < key(items[middle])) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
struct Itself {  // a key that copies nothing
    template <class T>
    const T& operator()(const T& x) const {
        return x;
    }
};
template <class T, class U>
Int bisect_left(const List<T>& xs, const U& x, Int low = 0, Int high = -1) {
    return bisect_left_by(xs, x, Itself(), low, high);
}
template <class T, class U>
Int bisect_right(const List<T>& xs, const U& x, Int low = 0, Int high = -1) {
    return bisect_right_by(xs, x, Itself(), low, high);
}

// itertools, as lists
template <class X>
List<Int> accumulate(const X& xs) {
    List<Int> made = List<Int>::empty();
    Int sum = 0;
    for (auto&& x : xs) made.append(sum += x);
    return made;
}
template <class X>
List<Int> accumulate(const X& xs, Int initial) {
    List<Int> made = list<Int>(initial);
    for (auto&& x : xs) made.append(initial += x);
    return made;
}
template <class X>
List<Item<X>> islice(const X& xs, Int start, std::optional<Int> stop) {
    auto made = List<Item<X>>::empty();
    Int i = 0;
    for (auto&& x : xs) {
        if (stop && i >= *stop) break;
        if (i++ >= start) made.append(Item<X>(x));
    }
    return made;
}
template <class X, class Y>
List<Item<X>> compress(const X& xs, const Y& kept) {
    auto made = List<Item<X>>::empty();
    for (auto&& pair : zip(xs, kept)) {
        if (truth(item<1>(pair))) made.append(Item<X>(item<0>(pair)));
    }
    return made;
}
template <class X, class... More>
List<Item<X>> chain(const X& xs, const More&... more) {
    auto made = list_of(xs);
    (made.extend(more), ...);
    return made;
}

// ---------------------------------------------------------------------------------------------- numbers and characters

inline Str chr(Int c) {
    if (c < 0 || c > 0x10FFFF) value_error("chr() arg not in range(0x110000)");
    return Str::of(static_cast<Char>(c));
}
inline Int ord(const Str& s) {
    if (s.size() != 1) value_error("ord() expected a character");
    return static_cast<Int>(*s.data());
}
inline Int ord(Char c) { return static_cast<Int>(c); }

inline Str str_of(const Str& s) { return s; }
inline Str str_of(Char c) { return Str::of(c); }
inline Str str_of(bool x) { return x ? U"True"_s : U"False"_s; }
inline Str str_of(double x) { return repr_of(x); }
template <class T>
    requires(is_int<T> && !std::is_same_v<T, Char>)
Str str_of(T x) {
    return concat(static_cast<Int>(x));
}

// a // b, a % b and a / b
inline Int floor_div(Int a, Int b) {
    if (!b) value_error("division by zero");
    Int whole = a / b;
    return whole - (a % b != 0 && (a < 0) != (b < 0));
}
inline Int modulo(Int a, Int b) { return a - floor_div(a, b) * b; }
inline double divide(double a, double b) {
    if (b == 0) value_error("division by zero");
    return a / b;
}

// ---------------------------------------------------------------------------------------------- what is remembered

// A value as it may be kept longer than the article it comes from: texts without what they were cut from. A type of its
// own says how by `T compact() const`.
template <class T>
T compact(const T& x) {
    if constexpr (requires { { x.compact() } -> std::same_as<T>; }) {
        return x.compact();
    } else {
        return x;
    }
}
template <class T>
std::optional<T> compact(const std::optional<T>& x);
template <class T>
List<T> compact(const List<T>& x);
template <class T>
Set<T> compact(const Set<T>& x);
template <class... T>
std::tuple<T...> compact(const std::tuple<T...>& x) {
    return std::apply([](const T&... item) { return std::tuple<T...>(compact(item)...); }, x);
}
template <class T>
std::optional<T> compact(const std::optional<T>& x) {
    return x ? std::optional<T>(compact(*x)) : x;
}
template <class T>
List<T> compact(const List<T>& x) {
    if (x.none()) return x;
    auto made = List<T>::empty();
    made.reserve(x.size());
    for (const T& item : x) made.append(compact(item));
    return made;
}
template <class T>
Set<T> compact(const Set<T>& x) {
    if (x.none()) return x;
    auto made = Set<T>::empty();
    for (const T& item : x) made.add(compact(item));
    return made;
}

// What a function gave, by its arguments (a tuple where there are several). It begins anew when it is full.
template <class K, class V>
class Memo {
    Dict<K, V> known = Dict<K, V>::empty();
    Int max;

public:
    explicit Memo(Int most = MAX) : max(most) {}

    template <class F>
    V get(const K& key, F&& function) {
        if (V* found = known.find(key)) return *found;
        V value = compact(V(function(key)));
        if (known.size() >= max) known.clear();
        known.set(compact(key), value);
        return value;
    }
    Int size() const { return known.size(); }
    void clear() { known.clear(); }
};

}  // namespace q
