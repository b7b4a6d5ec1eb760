// What translated code asks of C++ beside the built-ins of Python: classes, enumerations, and what stays in Python.
#pragma once

#include <array>
#include <functional>
#include <memory>

#include "patterns.h"
#include "runtime.h"

#include <structmember.h>

namespace q {

template <class F>
using Fn = std::function<F>;

inline bool is_none(const Pattern* x) { return !x; }
template <class F>
bool is_none(const Fn<F>& x) {
    return !x;
}

// () where only the context knows of what.
struct Empty {
    template <class X>
    operator X() const {
        return X::empty();
    }
};

// An object whose __init__ is called.
template <class T, class... Args>
Ref<T> made(Args&&... args) {
    Ref<T> object = make<T>();
    object->init(std::forward<Args>(args)...);
    return object;
}
template <class T>
Ref<T> copy_of(const Ref<T>& x) {
    return make<T>(*x);
}

// x in (a, b, None)
template <class X, class... Items>
bool is_one_of(const X& x, const Items&... items) {
    return ((x == items) || ...);
}
template <class X, class... Items>
bool is_one_of_or_none(const X& x, const Items&... items) {
    return is_none(x) || ((x == items) || ...);
}

// A value by itself: it stays while it is used, though the object that it is a field of may be gone after the first look.
template <class X>
X held(const X& x) {
    return x;
}

// What a defaultdict holds before it is told.
template <class V>
V fresh() {
    if constexpr (requires { V::empty(); }) {
        return V::empty();
    } else {
        return V{};
    }
}
template <class K, class V>
V& item_at(const Dict<K, V>& d, const K& key) {
    return d.get_or_insert(key, fresh<V>);
}

template <class L, class X>
L list_as(const X& xs) {
    if constexpr (std::is_same_v<L, X>) {
        return xs;
    } else {
        using T = typename L::value_type;
        L list = L::empty();
        for (auto&& x : xs) list.append(T(x));
        return list;
    }
}
template <class T, class... Items>
List<T> as_list(const std::tuple<Items...>& items) {
    List<T> list = List<T>::empty();
    std::apply([&](const auto&... each) { (list.append(T(each)), ...); }, items);
    return list;
}
template <class T>
List<T> as_list(const Span& items) {
    return q::list<T>(items.start, items.end);
}
template <class D, class X>
D dict_as(const X& pairs) {
    D made = D::empty();
    for (auto&& pair : pairs) made.set(item<0>(pair), item<1>(pair));
    return made;
}
template <class D, class X>
D dict_fromkeys(const X& keys) {
    return D::fromkeys(keys);
}
inline List<Str> chars(const Str& text) {
    List<Str> made = List<Str>::empty();
    for (Int i = 0; i < text.size(); ++i) made.append(text[i]);
    return made;
}
template <class T>
List<T> backwards(const List<T>& xs) {
    return list_of(reversed(xs));
}
template <class... T>
auto tuple_at(const std::tuple<T...>& items, Int i) {
    using First = std::tuple_element_t<0, std::tuple<T...>>;
    return std::apply([&](const T&... each) { return std::array<First, sizeof...(T)>{each...}[static_cast<std::size_t>(i)]; }, items);
}
inline Int tuple_at(const Span& span, Int i) { return span[i]; }

template <class X>
Int identity(const X& x) {
    return static_cast<Int>(reinterpret_cast<std::uintptr_t>(x.identity()));
}

// `word_of` takes it from no end.
inline bool is_kept(Char c) { return c - 33 < 94 && c != U'"' && c != U'`'; }

// quotes.text.words.cut in one go: the words of a sentence and where they begin, without the lists on the way.
template <class P, class W, class F>
std::tuple<List<Str>, List<Int>> cut(const P& piece, const W& known, const F& word_of, const Str& muted, Int start, Int end) {
    // In a long text a word is one text wherever it comes, as in Python, so that nobody needs the muted text any more.
    bool share = muted.size() > 1'000'000;
    static auto& words = *new Vec<Str>;  // the lists that are kept take no more room than they need
    static auto& starts = *new Vec<Int>;
    words.clear();
    starts.clear();
    for (const Match& m : piece.finditer(muted, start, end)) {
        Int first = m.start() + (muted.data()[m.start()] == U' ' && m.end() - m.start() > 1);
        bool whole = is_kept(muted.data()[first]) && is_kept(muted.data()[m.end() - 1]);
        Str word = whole ? muted.slice(first, m.end()) : word_of(muted.slice(m.start(), m.end()));
        if (share) word = known.look_up(word);
        start += m.end() - m.start();
        if (word.size() == 0) continue;
        starts.push(start - word.size());
        words.push(std::move(word));
    }
    auto kept = std::tuple(List<Str>::taken(words), List<Int>::taken(starts));
    words.clear();
    return kept;
}

// quotes.text.words.tags_of: what is remembered of each word.
template <class T>
Str tags_of(const T& tags, const List<Str>& words) {
    tags.expect(words);
    Builder found(words.size());
    for (const Str& word : words) found.append(tags.look_up(word));
    return found.done();
}

// quotes.text.words.agree: rule after rule looks only where its letter stands, and not through the whole text each time.
template <class A>
Str agree(const A& agreements, const Str& tags) {
    std::array<Vec<std::int32_t>, 128> places;  // of each letter
    std::array<bool, 128> sorted;
    sorted.fill(true);
    Str settled = Str::copy(tags.data(), tags.size());
    Char* letters = const_cast<Char*>(settled.data());  // nobody else has them yet
    for (Int i = 0; i < tags.size(); ++i) {
        if (is_ascii(letters[i])) places[letters[i]].push(static_cast<std::int32_t>(i));
    }
    Vec<std::int32_t> changed;
    for (const auto& [letter, pattern, becomes] : agreements) {
        poll();
        Char old = *letter.data(), fresh = becomes.at(-1);
        auto &from = places[old], &to = places[fresh];
        if (!from.size()) continue;
        if (!sorted[old]) std::sort(from.begin(), from.end());
        sorted[old] = true;
        Int done = 0, kept = 0;
        changed.clear();
        for (std::int32_t place : from) {
            Int start = place + 1 - becomes.size();
            if (!pattern || start >= done && pattern->begins_at(settled, start)) {
                changed.push(place);
                done = place + 1;
            } else {
                from[kept++] = place;
            }
        }
        from.erase(kept, from.size());
        for (std::int32_t place : changed) {
            letters[place] = fresh;
            to.push(place);
        }
        sorted[fresh] = sorted[fresh] && !changed.size();
    }
    return settled;
}

// functools.cache of a function without parameters.
template <class F>
auto once(F function) {
    using R = decltype(function());
    return Fn<R()>([function, known = std::make_shared<std::optional<R>>()] {
        if (!*known) *known = function();
        return **known;
    });
}

// ---- what is made once and stays

// A value that `make` finds out when it is asked for first. It is never destroyed: when a process ends, Python goes before
// our objects. And it is no static local by itself, since Python may let another thread run, or a signal's handler, while
// it is made: whoever came second would wait for ever. So it may be made twice, the same.
template <class T, class F>
const T& kept(const T*& value, F make) {
    if (!value) {
        const T* made = new T(make());
        value = made;
    }
    return *value;
}

// ---- enumerations

template <class E>
struct Members;

template <class E>
    requires std::is_enum_v<E>
struct Converter<E> {
    using Found = std::array<PyObject*, Members<E>::names.size()>;
    static PyObject* const* members() {
        static const Found* known;
        return kept(known, [] {
            Found found{};
            Owned module(PyImport_ImportModule(Members<E>::module));
            Owned type(PyObject_GetAttrString(module.get(), Members<E>::name));
            for (std::size_t i = 0; i < found.size(); ++i) {
                found[i] = Owned(PyObject_GetAttrString(type.get(), Members<E>::names[i])).release();
            }
            return found;
        }).data();
    }
    static E from(PyObject* x) {
        for (std::size_t i = 0; i < Members<E>::names.size(); ++i) {
            if (members()[i] == x) return E(i);
        }
        type_error(Members<E>::name, x);
    }
    static PyObject* to(E x) { return Py_NewRef(members()[int(x)]); }
};

// Gender("f")
template <class E>
E enum_of(const Str& value) {
    for (std::size_t i = 0; i < Members<E>::names.size(); ++i) {
        if (value_of(E(i)) == value) return E(i);
    }
    value_error(Members<E>::name);
}

// ---- what stays in Python

inline PyObject* attribute(const char* module, const char* name) {
    Owned found(PyImport_ImportModule(module));
    return Owned(PyObject_GetAttrString(found.get(), name)).release();
}
template <class T>
T taken(PyObject* object) {
    Owned held(object);
    return from_python<T>(held.get());
}
template <class... Args>
PyObject* called(PyObject* function, const Args&... args) {
    Owned given(PyTuple_New(sizeof...(Args)));
    Py_ssize_t i = 0;
    (PyTuple_SET_ITEM(given.get(), i++, to_python(args)), ...);
    return Owned(PyObject_CallObject(function, given.get())).release();
}
template <class... Args>
PyObject* ask(const char* module, const char* name, const Args&... args) {
    Owned function(attribute(module, name));
    return called(function.get(), args...);
}

// A function of Python's that was given, or None.
template <class R, class... Args>
struct Converter<Fn<R(Args...)>> {
    static Fn<R(Args...)> from(PyObject* x) {
        if (x == Py_None) return {};
        return [kept = std::make_shared<Owned>(Py_NewRef(x))](const Args&... args) { return taken<R>(called(kept->get(), args...)); };
    }
};

// A pattern of Python's by its text and flags; the translation knows which there are.
const Pattern* known_pattern(PyObject* x);
inline bool is_pattern(PyObject* x, const Str& text, Int flags) {
    return taken<Str>(PyObject_GetAttrString(x, "pattern")) == text && taken<Int>(PyObject_GetAttrString(x, "flags")) == flags;
}
template <>
struct Converter<const Pattern*> {
    static const Pattern* from(PyObject* x) { return x == Py_None ? nullptr : known_pattern(x); }
};
template <>
struct Converter<Range> {
    static Range from(PyObject* x) {
        auto part = [&](const char* name) { return taken<Int>(PyObject_GetAttrString(x, name)); };
        return Range(part("start"), part("stop"), part("step"));
    }
};

// An argument that must be a text: None is one only inside.
inline Str text_of(PyObject* x) {
    if (!PyUnicode_Check(x)) type_error("str", x);
    return from_python<Str>(x);
}

// What a C++ function gives, or the exception it ends with.
template <class F>
PyObject* guarded(F function) {
    try {
        return function();
    } catch (const PyError&) {
    } catch (const std::bad_alloc&) {
        PyErr_NoMemory();
    } catch (const std::exception& error) {
        PyErr_SetString(PyExc_RuntimeError, error.what());
    }
    return nullptr;
}

// A field of a named tuple, or of a data class.
template <class T>
T field(PyObject* x, Py_ssize_t i, const char* name) {
    if (PyTuple_Check(x)) return from_python<T>(PyTuple_GET_ITEM(x, i));
    return taken<T>(PyObject_GetAttrString(x, name));
}

// Makes objects of a named tuple, or of a frozen data class with slots, as fast as Python itself could.
class Maker {
    PyTypeObject* type;
    bool is_tuple;
    std::array<Py_ssize_t, 20> offsets{};

public:
    Maker(const char* module, const char* name, bool tuple, std::initializer_list<const char*> fields)
        : type(reinterpret_cast<PyTypeObject*>(attribute(module, name))), is_tuple(tuple) {
        if (is_tuple) return;
        std::size_t i = 0;
        for (const char* field : fields) {
            Owned slot(PyObject_GetAttrString(reinterpret_cast<PyObject*>(type), field));
            if (!Py_IS_TYPE(slot.get(), &PyMemberDescr_Type)) type_error("a slot", slot.get());
            offsets[i++] = reinterpret_cast<PyMemberDescrObject*>(slot.get())->d_member->offset;
        }
    }
    template <class... Fields>
    PyObject* make(const Fields&... fields) const {
        Owned made(type->tp_alloc(type, is_tuple ? static_cast<Py_ssize_t>(sizeof...(Fields)) : 0));
        std::size_t i = 0;
        (
            [&] {
                PyObject* value = to_python(fields);
                if (is_tuple) {
                    PyTuple_SET_ITEM(made.get(), static_cast<Py_ssize_t>(i++), value);
                } else {
                    *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(made.get()) + offsets[i++]) = value;
                }
            }(),
            ...);
        return made.release();
    }
};

}  // namespace q
