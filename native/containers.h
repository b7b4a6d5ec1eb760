// Python's list, tuple, dict, set, frozenset and range. List, Dict and Set are handles: copies share their contents,
// and one that is default-made is None. Iterating keeps the contents alive and sees what is appended meanwhile, but a
// reference to an item lasts only until something is added.
#pragma once

#include "object.h"

namespace q {

struct Done {};  // the end of every iteration

// What iterating over X gives, as it can be kept.
template <class X>
using Item = Kept<decltype(*std::declval<const X&>().begin())>;

// Sorts stably, as Python does, asking nothing but `less`: runs of a few by insertion, then merged.
template <class T, class Less>
void sort_stably(T* items, Int size, Less less) {
    constexpr Int RUN = 12;
    for (Int a = 0; a < size; a += RUN) {
        for (Int i = a + 1; i < size && i < a + RUN; ++i) {
            if (!less(items[i], items[i - 1])) continue;
            T moved = std::move(items[i]);
            Int k = i;
            do {
                items[k] = std::move(items[k - 1]);
                --k;
            } while (k > a && less(moved, items[k - 1]));
            items[k] = std::move(moved);
        }
    }
    Vec<T> left;
    for (Int width = RUN; width < size; width *= 2) {
        for (Int a = 0; a + width < size; a += 2 * width) {
            Int middle = a + width, end = middle + width < size ? middle + width : size;
            if (!less(items[middle], items[middle - 1])) continue;  // in order already
            left.clear();
            for (Int i = a; i < middle; ++i) left.push(std::move(items[i]));
            Int from = 0, to = a;
            while (from < left.size()) {
                bool right = middle < end && less(items[middle], left[from]);
                items[to++] = std::move(right ? items[middle++] : left[from++]);
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------- range

struct Range {
    Int start = 0, stop = 0, step = 1;

    Range() = default;
    explicit Range(Int b) : stop(b) {}
    Range(Int a, Int b, Int by = 1) : start(a), stop(b), step(by) {
        if (!by) value_error("range() arg 3 must not be zero");
    }

    struct Cursor {
        Int at, stop, step;
        Int operator*() const { return at; }
        Cursor& operator++() {
            at += step;
            return *this;
        }
        bool operator!=(Done) const { return step > 0 ? at < stop : at > stop; }
    };
    Cursor begin() const { return {start, stop, step}; }
    Done end() const { return {}; }

    Int size() const {
        if (step > 0) return start < stop ? (stop - start + step - 1) / step : 0;
        return start > stop ? (start - stop - step - 1) / -step : 0;
    }
    Int operator[](Int i) const { return start + q::place(i, size()) * step; }
    Int at(Int i) const { return (*this)[i]; }
    Range slice(std::optional<Int> a, std::optional<Int> b) const {
        Bounds bounds(a, b, size());
        return {start + bounds.first * step, start + bounds.last * step, step};
    }
    bool contains(Int x) const {
        return (step > 0 ? start <= x && x < stop : stop < x && x <= start) && (x - start) % step == 0;
    }
    Range reversed() const { return {start + (size() - 1) * step, start - step, -step}; }
    friend bool operator==(const Range& a, const Range& b) {
        Int size = a.size();
        return size == b.size() && (!size || a.start == b.start && (size == 1 || a.step == b.step));
    }
};

inline Range range(Int stop) { return Range(stop); }
inline Range range(Int start, Int stop, Int step = 1) { return Range(start, stop, step); }

// ---------------------------------------------------------------------------------------------- lists and tuples

template <class T>
class List {
    struct Body final : Object {
        Vec<T> items;
    };
    Ref<Body> body;

    explicit List(Ref<Body> made) : body(std::move(made)) {}

public:
    using Handle = void;
    using value_type = T;

    List() = default;  // None
    List(std::nullptr_t) {}
    List(std::nullopt_t) {}
    static List empty() { return List(Ref<Body>(new Body)); }
    static List of(std::initializer_list<T> items) {
        List made = empty();
        made.reserve(static_cast<Int>(items.size()));
        for (const T& item : items) made.append(item);
        return made;
    }
    static List taken(Vec<T>& items) {  // moved from there
        List made = empty();
        made.reserve(items.size());
        for (T& item : items) made.append(std::move(item));
        return made;
    }

    struct Cursor {
        Ref<Body> body;
        Int at;
        T& operator*() const { return body->items[at]; }
        Cursor& operator++() {
            ++at;
            return *this;
        }
        bool operator!=(Done) const { return body && at < body->items.size(); }
    };
    Cursor begin() const { return {body, 0}; }
    Done end() const { return {}; }

    bool none() const { return !body; }
    bool is(const List& other) const { return body.is(other.body); }
    const void* identity() const { return body.get(); }
    Int size() const { return body ? body->items.size() : 0; }
    T* data() const { return body ? body->items.begin() : nullptr; }

    // Non-negative indices; at() takes negative ones, too. Both are checked.
    T& operator[](Int i) const {
        if (static_cast<std::uint64_t>(i) >= static_cast<std::uint64_t>(size())) index_error("list index out of range");
        return body->items[i];
    }
    T& at(Int i) const { return data()[place(i, size())]; }
    T& back() const { return at(-1); }

    void reserve(Int size) const { body->items.reserve(size); }
    [[gnu::always_inline]] T& append(const T& item) const {
        assert(body);
        return body->items.push(item);
    }
    [[gnu::always_inline]] T& append(T&& item) const {
        assert(body);
        return body->items.push(std::move(item));
    }
    template <class X>
    void extend(const X& more) const {
        if constexpr (std::is_same_v<X, List>) {  // it may be this very list
            Int size = more.size();
            body->items.reserve(this->size() + size);
            for (Int i = 0; i < size; ++i) append(more.data()[i]);
        } else {
            for (auto&& item : more) append(T(item));
        }
    }
    void insert(Int i, T item) const { body->items.insert(Bounds::clip(i, size()), std::move(item)); }
    T pop(Int i = -1) const {
        i = place(i, size());
        T item = std::move(body->items[i]);
        body->items.erase(i, i + 1);
        return item;
    }
    void erase(Int i) const {  // del list[i]
        i = place(i, size());
        body->items.erase(i, i + 1);
    }
    void erase(std::optional<Int> a, std::optional<Int> b) const {  // del list[a:b]
        Bounds bounds(a, b, size());
        body->items.erase(bounds.first, bounds.last);
    }
    template <class X>
    void set_slice(std::optional<Int> a, std::optional<Int> b, const X& items) const {  // list[a:b] = items
        Bounds bounds(a, b, size());
        List made = slice(0, bounds.first);
        made.extend(items);
        made.extend(slice(bounds.last, {}));
        std::swap(body->items, made.body->items);
    }
    template <class U>
    Int find(const U& item) const {  // -1 where it is not
        for (Int i = 0, n = size(); i < n; ++i) {
            if (body->items[i] == item) return i;
        }
        return -1;
    }
    template <class U>
    bool contains(const U& item) const {
        return find(item) >= 0;
    }
    template <class U>
    Int index(const U& item) const {
        Int i = find(item);
        if (i < 0) value_error("not in list");
        return i;
    }
    template <class U>
    void remove(const U& item) const {
        erase(index(item));
    }
    template <class U>
    Int count(const U& item) const {
        Int found = 0;
        for (const T& each : *this) found += each == item;
        return found;
    }
    void clear() const { body->items.clear(); }
    List copy() const { return slice({}, {}); }
    List slice(std::optional<Int> a, std::optional<Int> b) const {
        Bounds bounds(a, b, size());
        List made = empty();
        made.reserve(bounds.size());
        for (Int i = bounds.first; i < bounds.last; ++i) made.append(body->items[i]);
        return made;
    }
    void reverse() const {
        for (Int a = 0, b = size() - 1; a < b; ++a, --b) std::swap(body->items[a], body->items[b]);
    }
    void sort() const {
        sort_stably(data(), size(), [](const T& a, const T& b) { return a < b; });
    }
    // Each key is asked for once. In reverse, equals stay in their order, too.
    template <class F>
    void sort(F key, bool reverse = false) const {
        using Key = std::remove_cvref_t<decltype(key(std::declval<T&>()))>;
        struct Keyed {
            Key key;
            T item;
        };
        Vec<Keyed> keyed;
        keyed.reserve(size());
        for (T& item : *this) keyed.push(Keyed{key(item), item});
        if (reverse) {
            sort_stably(keyed.begin(), keyed.size(), [](const Keyed& a, const Keyed& b) { return b.key < a.key; });
        } else {
            sort_stably(keyed.begin(), keyed.size(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
        }
        for (Int i = 0; i < keyed.size(); ++i) body->items[i] = std::move(keyed[i].item);
    }

    List operator+(const List& more) const {
        List made = empty();
        made.reserve(size() + more.size());
        made.extend(*this);
        made.extend(more);
        return made;
    }
    List operator*(Int times) const {
        List made = empty();
        if (times > 0) made.reserve(size() * times);
        for (; times > 0; --times) made.extend(*this);
        return made;
    }
    template <class X>
    const List& operator+=(const X& more) const {  // in place, as Python's list; a tuple grows by +
        extend(more);
        return *this;
    }

    friend bool operator==(const List& a, const List& b) {
        if (a.body.is(b.body)) return true;
        if (a.none() || b.none() || a.size() != b.size()) return false;
        for (Int i = 0; i < a.size(); ++i) {
            if (!(a.body->items[i] == b.body->items[i])) return false;
        }
        return true;
    }
    friend bool operator<(const List& a, const List& b) {
        Int size = a.size() < b.size() ? a.size() : b.size();
        for (Int i = 0; i < size; ++i) {
            if (!(a.body->items[i] == b.body->items[i])) return a.body->items[i] < b.body->items[i];
        }
        return a.size() < b.size();
    }
    friend bool operator>(const List& a, const List& b) { return b < a; }
    friend bool operator<=(const List& a, const List& b) { return !(b < a); }
    friend bool operator>=(const List& a, const List& b) { return !(a < b); }
};

template <class T>
bool is_none(const List<T>& x) {
    return x.none();
}
template <class T>
std::uint32_t hash_of(const List<T>& x) {
    std::uint32_t hash = static_cast<std::uint32_t>(x.size()) + 7;
    for (const T& item : x) hash = mix(hash, hash_of(item));
    return hash;
}
template <class T, class... More>
List<T> list(More&&... items) {
    List<T> made = List<T>::empty();
    made.reserve(sizeof...(items));
    (made.append(T(std::forward<More>(items))), ...);
    return made;
}

// ---------------------------------------------------------------------------------------------- hash tables

template <class K, class V>
struct Entry {
    K key;
    V value;
};
template <class K>
struct Entry<K, void> {
    K key;
};

// Entries in the order of their insertion, and where there are more than a few, an index by hash. An entry that is
// removed from the middle stays until the index is made anew.
template <class K, class V>
struct Table final : Object {
    using Slot = struct {
        std::uint32_t hash, place;  // of the entry, from 1; 0: the slot is free
    };
    static constexpr Int FEW = 8;

    Vec<Entry<K, V>> entries;
    Vec<bool> dead;  // by entry, and as short as can be
    Int removed = 0;
    Vec<Slot> slots;
    Int used = 0;

    Int size() const { return entries.size() - removed; }
    bool is_dead(Int i) const { return i < dead.size() && dead[i]; }

    Int find(const K& key) const {
        if (slots.empty()) {
            for (Int i = 0, n = entries.size(); i < n; ++i) {
                if (entries[i].key == key && !is_dead(i)) return i;
            }
            return -1;
        }
        std::uint32_t mask = static_cast<std::uint32_t>(slots.size() - 1), hash = hash_of(key);
        for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
            Slot slot = slots[at];
            if (!slot.place) return -1;
            Int i = static_cast<Int>(slot.place) - 1;
            if (slot.hash == hash && i < entries.size() && entries[i].key == key && !is_dead(i)) return i;
        }
    }
    // The entry of a key that is not there yet.
    Entry<K, V>& add(Entry<K, V> entry) {
        if (slots.empty() ? entries.size() >= FEW : used >= slots.size() / 3 * 2) rebuild();
        Entry<K, V>& added = entries.push(std::move(entry));
        if (!slots.empty()) mark(hash_of(added.key), static_cast<std::uint32_t>(entries.size()));
        return added;
    }
    void remove(Int i) {
        while (dead.size() <= i) dead.push(false);
        dead[i] = true;
        ++removed;
        trim();
    }
    void trim() {
        while (entries.size() && is_dead(entries.size() - 1)) {
            entries.pop();
            dead.erase(entries.size(), dead.size());
            --removed;
        }
    }
    void clear() {
        entries.clear();
        dead.clear();
        slots = {};
        removed = used = 0;
    }
    void rebuild() {
        if (removed) {
            Vec<Entry<K, V>> kept;
            kept.reserve(size());
            for (Int i = 0; i < entries.size(); ++i) {
                if (!is_dead(i)) kept.push(std::move(entries[i]));
            }
            entries = std::move(kept);
            dead.clear();
            removed = 0;
        }
        Int wanted = 4 * FEW;
        while (wanted < entries.size() * 2) wanted *= 2;
        Vec<Slot> fresh;
        fresh.reserve(wanted);
        for (Int i = 0; i < wanted; ++i) fresh.push(Slot{0, 0});
        std::swap(slots, fresh);
        used = 0;
        for (Int i = 0; i < entries.size(); ++i) mark(hash_of(entries[i].key), static_cast<std::uint32_t>(i + 1));
    }
    void mark(std::uint32_t hash, std::uint32_t place) {
        std::uint32_t mask = static_cast<std::uint32_t>(slots.size() - 1), at = hash & mask;
        while (slots[at].place) at = (at + 1) & mask;
        slots[at] = {hash, place};
        ++used;
    }

    // Fetches from far memory what finding these keys will look at, for many at once: one by one each would be waited for
    // three times, and most of the time of a search in a large table is that.
    template <class Keys>
    void expect(const Keys& keys) const {
        if (slots.empty()) return;
        std::uint32_t mask = static_cast<std::uint32_t>(slots.size() - 1);
        auto slot_of = [&](const K& key) -> const Slot& { return slots[hash_of(key) & mask]; };
        for (const K& key : keys) __builtin_prefetch(&slot_of(key));
        for (const K& key : keys) {
            if (const Slot& slot = slot_of(key); slot.place) __builtin_prefetch(&entries[slot.place - 1]);
        }
        for (const K& key : keys) {
            const Slot& slot = slot_of(key);
            if (slot.place && slot.hash == hash_of(key)) __builtin_prefetch(entries[slot.place - 1].key.data());
        }
    }

    Int next(Int i) const {  // the first entry at i or behind it that is alive
        while (is_dead(i)) ++i;
        return i;
    }
};

template <class K, class V>
struct TableCursor {
    Ref<Table<K, V>> table;
    Int at;

    explicit TableCursor(Ref<Table<K, V>> walked) : table(std::move(walked)), at(table ? table->next(0) : 0) {}
    const K& operator*() const { return table->entries[at].key; }
    TableCursor& operator++() {
        at = table->next(at + 1);
        return *this;
    }
    bool operator!=(Done) const { return table && at < table->entries.size(); }
};

// ---------------------------------------------------------------------------------------------- dictionaries

template <class K, class V>
class Dict {
    using Body = Table<K, V>;
    Ref<Body> body;

    explicit Dict(Ref<Body> made) : body(std::move(made)) {}

    template <int WHAT>  // 0: keys, 1: values, 2: both
    struct View {
        Ref<Body> body;
        struct Cursor : TableCursor<K, V> {
            using TableCursor<K, V>::TableCursor;
            decltype(auto) operator*() const {
                Entry<K, V>& entry = this->table->entries[this->at];
                if constexpr (WHAT == 0) {
                    return static_cast<const K&>(entry.key);
                } else if constexpr (WHAT == 1) {
                    return static_cast<V&>(entry.value);
                } else {
                    return Row<const K&, V&>(entry.key, entry.value);
                }
            }
            Cursor& operator++() {
                TableCursor<K, V>::operator++();
                return *this;
            }
        };
        Cursor begin() const { return Cursor(body); }
        Done end() const { return {}; }
        Int size() const { return body ? body->size() : 0; }
        template <class U>
        bool contains(const U& x) const {
            if constexpr (WHAT == 0) return body && body->find(x) >= 0;
            for (auto&& each : *this) {
                if (each == x) return true;
            }
            return false;
        }
    };

public:
    using Handle = void;

    Dict() = default;  // None
    Dict(std::nullptr_t) {}
    Dict(std::nullopt_t) {}
    static Dict empty() { return Dict(Ref<Body>(new Body)); }
    static Dict of(std::initializer_list<Entry<K, V>> entries) {
        Dict made = empty();
        for (const auto& entry : entries) made.set(entry.key, entry.value);
        return made;
    }
    template <class X>
    static Dict fromkeys(const X& keys, const V& value = V()) {
        Dict made = empty();
        for (auto&& key : keys) made.set(K(key), value);
        return made;
    }

    TableCursor<K, V> begin() const { return TableCursor<K, V>(body); }
    Done end() const { return {}; }
    View<0> keys() const { return {body}; }
    View<1> values() const { return {body}; }
    View<2> items() const { return {body}; }

    bool none() const { return !body; }
    bool is(const Dict& other) const { return body.is(other.body); }
    const void* identity() const { return body.get(); }
    Int size() const { return body ? body->size() : 0; }
    bool contains(const K& key) const { return body && body->find(key) >= 0; }

    template <class Keys>
    void expect(const Keys& keys) const {
        if (body) body->expect(keys);
    }

    // Where the value of a key is, or null. It moves when another key is set.
    V* find(const K& key) const {
        Int i = body ? body->find(key) : -1;
        return i < 0 ? nullptr : &body->entries[i].value;
    }
    V& operator[](const K& key) const {
        V* found = find(key);
        if (!found) index_error("key not in dict");
        return *found;
    }
    Opt<V> get(const K& key) const {
        V* found = find(key);
        return found ? Opt<V>(*found) : Opt<V>();
    }
    template <class D>
    auto get(const K& key, const D& otherwise) const {
        using Both = std::conditional_t<std::is_same_v<D, Opt<V>>, Opt<V>, V>;
        V* found = find(key);
        return found ? Both(*found) : Both(otherwise);
    }
    V& set(K key, V value) const {
        assert(body);
        V* found = find(key);
        if (found) return *found = std::move(value);
        return body->add({std::move(key), std::move(value)}).value;
    }
    V& setdefault(K key, V value) const {
        V* found = find(key);
        return found ? *found : body->add({std::move(key), std::move(value)}).value;
    }
    template <class F>
    V& get_or_insert(const K& key, F&& value) const {  // for defaultdict, and for what is worked out once
        V* found = find(key);
        if (found) return *found;
        V fresh(value());
        return setdefault(key, std::move(fresh));
    }
    V pop(const K& key) const {
        Int i = body ? body->find(key) : -1;
        if (i < 0) index_error("key not in dict");
        V value = body->entries[i].value;
        body->remove(i);
        return value;
    }
    template <class D>
    auto pop(const K& key, const D& otherwise) const {
        auto value = get(key, otherwise);
        if (contains(key)) erase(key);
        return value;
    }
    void erase(const K& key) const { pop(key); }  // del dict[key]
    void clear() const { body->clear(); }
    Dict copy() const {
        Dict made = empty();
        made.update(*this);
        return made;
    }
    void update(const Dict& more) const {
        for (Int i = 0; i < (more.body ? more.body->entries.size() : 0); ++i) {
            if (!more.body->is_dead(i)) set(more.body->entries[i].key, more.body->entries[i].value);
        }
    }
    const Dict& operator|=(const Dict& more) const {
        update(more);
        return *this;
    }
    Dict operator|(const Dict& more) const {
        Dict made = copy();
        made.update(more);
        return made;
    }
    friend bool operator==(const Dict& a, const Dict& b) {
        if (a.body.is(b.body)) return true;
        if (a.none() || b.none() || a.size() != b.size()) return false;
        for (const K& key : a) {
            V* found = b.find(key);
            if (!found || !(*found == a[key])) return false;
        }
        return true;
    }
};

template <class K, class V>
bool is_none(const Dict<K, V>& x) {
    return x.none();
}

// ---------------------------------------------------------------------------------------------- sets

// set and frozenset. Iterated in the order of insertion, where Python's order is nobody's.
template <class T>
class Set {
    using Body = Table<T, void>;
    Ref<Body> body;

    explicit Set(Ref<Body> made) : body(std::move(made)) {}

public:
    using Handle = void;
    using value_type = T;

    Set() = default;  // None
    Set(std::nullptr_t) {}
    Set(std::nullopt_t) {}
    static Set empty() { return Set(Ref<Body>(new Body)); }
    static Set of(std::initializer_list<T> items) {
        Set made = empty();
        for (const T& item : items) made.add(item);
        return made;
    }

    TableCursor<T, void> begin() const { return TableCursor<T, void>(body); }
    Done end() const { return {}; }

    bool none() const { return !body; }
    bool is(const Set& other) const { return body.is(other.body); }
    Int size() const { return body ? body->size() : 0; }
    bool contains(const T& item) const { return body && body->find(item) >= 0; }

    bool add(T item) const {  // whether it was not there yet
        assert(body);
        if (body->find(item) >= 0) return false;
        body->add({std::move(item)});
        return true;
    }
    bool discard(const T& item) const {
        Int i = body->find(item);
        if (i >= 0) body->remove(i);
        return i >= 0;
    }
    void remove(const T& item) const {
        if (!discard(item)) index_error("key not in set");
    }
    T pop() const {
        if (!size()) index_error("pop from an empty set");
        Int i = body->entries.size() - 1;  // never dead: see trim
        T item = body->entries[i].key;
        body->remove(i);
        return item;
    }
    void clear() const { body->clear(); }
    Set copy() const {
        Set made = empty();
        made.update(*this);
        return made;
    }
    template <class... X>
    void update(const X&... more) const {
        (
            [&] {
                for (auto&& item : more) add(T(item));
            }(),
            ...);
    }
    template <class... X>
    Set union_(const X&... more) const {
        Set made = copy();
        made.update(more...);
        return made;
    }
    template <class X>
    Set intersection(const X& other) const {
        Set made = empty();
        if constexpr (std::is_same_v<X, Set>) {
            const Set &few = size() <= other.size() ? *this : other, &many = &few == this ? other : *this;
            for (const T& item : few) {
                if (many.contains(item)) made.add(item);
            }
        } else {
            for (auto&& item : other) {
                if (contains(item)) made.add(T(item));
            }
        }
        return made;
    }
    template <class X>
    Set difference(const X& other) const {
        Set made;
        if constexpr (std::is_same_v<X, Set>) {
            made = empty();
            for (const T& item : *this) {
                if (!other.contains(item)) made.add(item);
            }
        } else {
            made = copy();
            for (auto&& item : other) made.discard(T(item));
        }
        return made;
    }
    template <class X>
    bool isdisjoint(const X& other) const {
        if constexpr (std::is_same_v<X, Set>) {
            if (size() < other.size()) return other.isdisjoint_each(*this);
        }
        return isdisjoint_each(other);
    }
    template <class X>
    bool isdisjoint_each(const X& other) const {
        for (auto&& item : other) {
            if (contains(item)) return false;
        }
        return true;
    }
    template <class X>
    bool issuperset(const X& other) const {
        for (auto&& item : other) {
            if (!contains(item)) return false;
        }
        return true;
    }
    template <class X>
    bool issubset(const X& other) const {
        for (const T& item : *this) {
            if constexpr (requires { other.contains(item); }) {
                if (!other.contains(item)) return false;
            } else {
                bool found = false;
                for (auto&& each : other) found = found || each == item;
                if (!found) return false;
            }
        }
        return true;
    }

    friend Set operator|(const Set& a, const Set& b) { return a.union_(b); }
    friend Set operator&(const Set& a, const Set& b) { return a.intersection(b); }
    friend Set operator-(const Set& a, const Set& b) { return a.difference(b); }
    friend Set operator^(const Set& a, const Set& b) { return (a - b) | (b - a); }
    // In place, as for a Python set: a frozenset gets a new value by a = a | b.
    const Set& operator|=(const Set& more) const {
        for (Int i = 0; i < (more.body ? more.body->entries.size() : 0); ++i) {
            if (!more.body->is_dead(i)) add(more.body->entries[i].key);
        }
        return *this;
    }
    const Set& operator-=(const Set& less) const {
        for (const T& item : less.copy()) discard(item);
        return *this;
    }
    const Set& operator&=(const Set& other) const {
        Set kept = intersection(other);
        std::swap(body->entries, kept.body->entries);
        std::swap(body->dead, kept.body->dead);
        std::swap(body->slots, kept.body->slots);
        std::swap(body->removed, kept.body->removed);
        std::swap(body->used, kept.body->used);
        return *this;
    }
    friend bool operator==(const Set& a, const Set& b) {
        if (a.body.is(b.body)) return true;
        return !a.none() && !b.none() && a.size() == b.size() && a.issubset(b);
    }
    friend bool operator<=(const Set& a, const Set& b) { return a.size() <= b.size() && a.issubset(b); }
    friend bool operator<(const Set& a, const Set& b) { return a.size() < b.size() && a.issubset(b); }
    friend bool operator>=(const Set& a, const Set& b) { return b <= a; }
    friend bool operator>(const Set& a, const Set& b) { return b < a; }
};

template <class T>
bool is_none(const Set<T>& x) {
    return x.none();
}
template <class T>
std::uint32_t hash_of(const Set<T>& x) {  // the same in any order
    std::uint32_t hash = static_cast<std::uint32_t>(x.size());
    for (const T& item : x) hash += hash_of(item) * 2654435761u;
    return mix(hash, 3);
}

}  // namespace q
