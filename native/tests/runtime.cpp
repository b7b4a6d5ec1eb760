// The runtime as a Python module, for runtime.py to compare with Python.
#include "../runtime.h"

#include <vector>

using namespace q;

namespace {

PyObject* args;  // of the call at hand

template <class T>
T arg(Int i) {
    return from_python<T>(PyTuple_GET_ITEM(args, i));
}
bool given(Int i) { return i < PyTuple_GET_SIZE(args); }
Int bound(Int i, Int otherwise) { return given(i) ? arg<Int>(i) : otherwise; }
using Edge = std::optional<Int>;
using Two = std::tuple<Str, Str>;

template <class T>
PyObject* py(const T& value) {
    return to_python<T>(value);
}

Str short_of(const Str& x) { return x.slice(0, 9); }

#define METHOD(NAME) {#NAME, [](const Str& s) { return py(s.NAME()); }}
#define LOOKS(NAME) {#NAME, [](const Str& s) { return py(s.NAME(arg<Str>(0), bound(1, 0), bound(2, MAX))); }}
#define SAME(NAME, ...) {#NAME, [](const Str& s) { (void)s; return py(__VA_ARGS__); }}

struct Named {
    const char* name;
    PyObject* (*call)(const Str&);
};

const Named METHODS[] = {
    METHOD(lower), METHOD(upper), METHOD(capitalize), METHOD(title), METHOD(isupper), METHOD(islower), METHOD(isalpha),
    METHOD(isalnum), METHOD(isdigit), METHOD(isdecimal), METHOD(isnumeric), METHOD(isspace), METHOD(isascii),
    LOOKS(find), LOOKS(rfind), LOOKS(index), LOOKS(rindex), LOOKS(count), LOOKS(startswith), LOOKS(endswith),
    {"starts_any", [](const Str& s) { return py(s.startswith(arg<List<Str>>(0), bound(1, 0), bound(2, MAX))); }},
    {"ends_any", [](const Str& s) { return py(s.endswith(arg<List<Str>>(0), bound(1, 0), bound(2, MAX))); }},
    {"starts_two", [](const Str& s) { return py(s.startswith(arg<Two>(0), bound(1, 0), bound(2, MAX))); }},
    {"ends_two", [](const Str& s) { return py(s.endswith({arg<Str>(0), arg<Str>(1)}, bound(2, 0), bound(3, MAX))); }},
    {"find_char", [](const Str& s) { return py(s.find(arg<Str>(0).at(0), bound(1, 0), bound(2, MAX))); }},
    {"rfind_char", [](const Str& s) { return py(s.rfind(arg<Str>(0).at(0), bound(1, 0), bound(2, MAX))); }},
    {"count_char", [](const Str& s) { return py(s.count(arg<Str>(0).at(0), bound(1, 0), bound(2, MAX))); }},
    {"split", [](const Str& s) { return py(given(0) ? s.split(arg<Str>(0), bound(1, -1)) : s.split()); }},
    {"rsplit", [](const Str& s) { return py(given(0) ? s.rsplit(arg<Str>(0), bound(1, -1)) : s.rsplit()); }},
    {"splitlines", [](const Str& s) { return py(s.splitlines(given(0) && arg<bool>(0))); }},
    {"partition", [](const Str& s) { return py(s.partition(arg<Str>(0))); }},
    {"rpartition", [](const Str& s) { return py(s.rpartition(arg<Str>(0))); }},
    {"strip", [](const Str& s) { return py(given(0) ? s.strip(arg<Str>(0)) : s.strip()); }},
    {"lstrip", [](const Str& s) { return py(given(0) ? s.lstrip(arg<Str>(0)) : s.lstrip()); }},
    {"rstrip", [](const Str& s) { return py(given(0) ? s.rstrip(arg<Str>(0)) : s.rstrip()); }},
    {"removeprefix", [](const Str& s) { return py(s.removeprefix(arg<Str>(0))); }},
    {"removesuffix", [](const Str& s) { return py(s.removesuffix(arg<Str>(0))); }},
    {"replace", [](const Str& s) { return py(s.replace(arg<Str>(0), arg<Str>(1), bound(2, -1))); }},
    {"ljust", [](const Str& s) { return py(s.ljust(arg<Int>(0), arg<Str>(1))); }},
    {"rjust", [](const Str& s) { return py(s.rjust(arg<Int>(0), arg<Str>(1))); }},
    {"join", [](const Str& s) { return py(s.join(arg<List<Str>>(0))); }},
    {"join_lazily", [](const Str& s) { return py(s.join(map_(short_of, arg<List<Str>>(0)))); }},
    {"delete", [](const Str& s) { return py(s.translate(maketrans(U""_s, U""_s, arg<Str>(0)))); }},
    {"exchange", [](const Str& s) { return py(s.translate(maketrans(arg<Str>(0), arg<Str>(1)))); }},
    SAME(add, s + arg<Str>(0)), SAME(repeat, repeat(s, arg<Int>(0))), SAME(eq, s == arg<Str>(0)),
    SAME(lt, s < arg<Str>(0)), SAME(le, s <= arg<Str>(0)), SAME(contains, contains(s, arg<Str>(0))),
    SAME(slice, slice(s, arg<Edge>(0), arg<Edge>(1))), SAME(getitem, s[arg<Int>(0)]),
    SAME(char_at, Str::of(s.at(arg<Int>(0)))), SAME(len, len(s)), SAME(bool, truth(s)), SAME(same, s),
    SAME(list, list_of(s)), SAME(set_size, len(set_of(s))), SAME(compact, s.slice(1, 5).compact()),
    SAME(span_of, arg<Span>(0).of(s)), SAME(hashes, hash_of(s) == hash_of(concat(s.slice(0, 3), s.slice(3, MAX)))),
    SAME(int, int_of(s)), SAME(float, float_of(s)), SAME(concat, concat(s, arg<Int>(0), U'|', s)),
    SAME(reversed, U""_s.join(reversed(s))), SAME(ord, ord(s)), SAME(chr, chr(arg<Int>(0))),
};

// Classes of all code points, a bit each, to be compared in one go.
PyObject* classes(Int c) {
    Char x = static_cast<Char>(c);
    return py(Int(is_upper(x)) | is_lower(x) << 1 | is_alpha(x) << 2 | is_decimal(x) << 3 | is_digit(x) << 4 |
              is_numeric(x) << 5 | is_alnum(x) << 6 | is_space(x) << 7);
}

// Runs operations on a list, set or dict, and tells what each gave and what remains.
template <class F>
PyObject* run(PyObject* operations, F each) {
    Owned results(PyList_New(0));
    for_each(operations, [&](PyObject* operation) {
        args = operation;
        PyObject* result;
        try {
            result = each(arg<Str>(0));
        } catch (const std::out_of_range&) {
            result = py(U"IndexError"_s);
        } catch (const std::invalid_argument&) {
            result = py(U"ValueError"_s);
        }
        Owned held(result);
        checked(PyList_Append(results.get(), held.get()));
    });
    return results.release();
}

template <class T>
PyObject* run_list(PyObject* operations) {
    List<T> l = List<T>::empty();
    return run(operations, [&](const Str& name) {
        if (name == U"append"_s) l.append(arg<T>(1));
        else if (name == U"extend"_s) l.extend(arg<List<T>>(1));
        else if (name == U"extend_self"_s) l.extend(l);
        else if (name == U"insert"_s) l.insert(arg<Int>(1), arg<T>(2));
        else if (name == U"pop"_s) return py(l.pop());
        else if (name == U"pop_at"_s) return py(l.pop(arg<Int>(1)));
        else if (name == U"remove"_s) l.remove(arg<T>(1));
        else if (name == U"index"_s) return py(l.index(arg<T>(1)));
        else if (name == U"count"_s) return py(l.count(arg<T>(1)));
        else if (name == U"clear"_s) l.clear();
        else if (name == U"reverse"_s) l.reverse();
        else if (name == U"sort"_s) l.sort();
        else if (name == U"get"_s) return py(l.at(arg<Int>(1)));
        else if (name == U"set"_s) l.at(arg<Int>(1)) = arg<T>(2);
        else if (name == U"slice"_s) return py(slice(l, arg<Edge>(1), arg<Edge>(2)));
        else if (name == U"set_slice"_s) l.set_slice(arg<Edge>(1), arg<Edge>(2), arg<List<T>>(3));
        else if (name == U"set_slice_self"_s) l.set_slice(arg<Edge>(1), arg<Edge>(2), l);
        else if (name == U"del"_s) l.erase(arg<Int>(1));
        else if (name == U"del_slice"_s) l.erase(arg<Edge>(1), arg<Edge>(2));
        else if (name == U"add"_s) return py(l + arg<List<T>>(1));
        else if (name == U"times"_s) return py(l * arg<Int>(1));
        else if (name == U"lt"_s) return py(l < arg<List<T>>(1));
        else if (name == U"eq"_s) return py(l == arg<List<T>>(1));
        else if (name == U"in"_s) return py(contains(l, arg<T>(1)));
        else if (name == U"grow"_s) { for (const T& x : l) { if (l.size() < 50) l.append(T(x)); } }
        else if (name == U"bisect"_s) return py(Span(bisect_left(l, arg<T>(1)), bisect_right(l, arg<T>(1))));
        else if (name == U"set_of"_s) return py(sorted(set_of(l)));
        else if (name == U"counted"_s) return py(dict_of(enumerate(l, 3)));
        else if (name == U"min_max"_s) return py(std::tuple(min_(l), max_(l)));
        else if (name == U"reversed"_s) return py(list_of(reversed(l)));
        else if (name == U"pairwise"_s) return py(list_of(pairwise(l)));
        else if (name == U"zip"_s) return py(list_of(zip(l, arg<List<T>>(1), range(5))));
        return py(l);
    });
}
// Stability: the items are pairs, and only their first parts are keys.
PyObject* run_sort(PyObject* object) {
    auto pairs = from_python<List<Span>>(object);
    auto key = [](const Span& x) { return x.start; };
    auto up = sorted(pairs, key), down = sorted(pairs, key, true);
    auto most = std::tuple(min_by(pairs, key), max_by(pairs, key), sorted(pairs));
    return py(std::tuple(up, down, item<0>(most), item<1>(most), item<2>(most)));
}

template <class T>
PyObject* run_set(PyObject* operations) {
    Set<T> s = Set<T>::empty();
    return run(operations, [&](const Str& name) {
        if (name == U"add"_s) s.add(arg<T>(1));
        else if (name == U"discard"_s) s.discard(arg<T>(1));
        else if (name == U"remove"_s) s.remove(arg<T>(1));
        else if (name == U"in"_s) return py(s.contains(arg<T>(1)));
        else if (name == U"len"_s) return py(len(s));
        else if (name == U"clear"_s) s.clear();
        else if (name == U"update"_s) s.update(arg<List<T>>(1));
        else if (name == U"or"_s) return py(s | arg<Set<T>>(1));
        else if (name == U"and"_s) return py(s & arg<Set<T>>(1));
        else if (name == U"sub"_s) return py(s - arg<Set<T>>(1));
        else if (name == U"xor"_s) return py(s ^ arg<Set<T>>(1));
        else if (name == U"ior"_s) s |= arg<Set<T>>(1);
        else if (name == U"ior_self"_s) s |= s;
        else if (name == U"iand"_s) s &= arg<Set<T>>(1);
        else if (name == U"isub"_s) s -= arg<Set<T>>(1);
        else if (name == U"le"_s) return py(s <= arg<Set<T>>(1));
        else if (name == U"lt"_s) return py(s < arg<Set<T>>(1));
        else if (name == U"ge"_s) return py(s >= arg<Set<T>>(1));
        else if (name == U"eq"_s) return py(s == arg<Set<T>>(1));
        else if (name == U"hash"_s) return py(hash_of(s) == hash_of(set_of(sorted(s, Same(), true))));
        else if (name == U"isdisjoint"_s) return py(s.isdisjoint(arg<List<T>>(1)));
        else if (name == U"isdisjoint_set"_s) return py(s.isdisjoint(arg<Set<T>>(1)));
        else if (name == U"issubset"_s) return py(s.issubset(arg<List<T>>(1)));
        else if (name == U"issuperset"_s) return py(s.issuperset(arg<List<T>>(1)));
        else if (name == U"intersection"_s) return py(s.intersection(arg<List<T>>(1)));
        else if (name == U"difference"_s) return py(s.difference(arg<List<T>>(1)));
        else if (name == U"union"_s) return py(s.union_(arg<List<T>>(1), arg<List<T>>(2)));
        else if (name == U"pop_all"_s) {
            List<T> got = List<T>::empty();
            while (truth(s)) got.append(s.pop());
            return py(sorted(got));
        }
        return py(sorted(s));
    });
}

template <class K>
PyObject* run_dict(PyObject* operations) {
    using D = Dict<K, Int>;
    D d = D::empty();
    return run(operations, [&](const Str& name) {
        if (name == U"set"_s) d.set(arg<K>(1), arg<Int>(2));
        else if (name == U"get"_s) return py(d.get(arg<K>(1)));
        else if (name == U"get_or"_s) return py(d.get(arg<K>(1), arg<Int>(2)));
        else if (name == U"at"_s) return py(d[arg<K>(1)]);
        else if (name == U"setdefault"_s) return py(d.setdefault(arg<K>(1), arg<Int>(2)));
        else if (name == U"count"_s) ++d.get_or_insert(arg<K>(1), [] { return 10; });
        else if (name == U"pop"_s) return py(d.pop(arg<K>(1)));
        else if (name == U"pop_or"_s) return py(d.pop(arg<K>(1), arg<Int>(2)));
        else if (name == U"del"_s) d.erase(arg<K>(1));
        else if (name == U"clear"_s) d.clear();
        else if (name == U"in"_s) return py(contains(d, arg<K>(1)));
        else if (name == U"in_values"_s) return py(contains(d.values(), arg<Int>(1)));
        else if (name == U"len"_s) return py(len(d));
        else if (name == U"update"_s) d.update(arg<D>(1));
        else if (name == U"or"_s) return py(list_of((d | arg<D>(1)).items()));
        else if (name == U"eq"_s) return py(d == arg<D>(1));
        else if (name == U"fromkeys"_s) d = D::fromkeys(arg<List<K>>(1), 5);
        else if (name == U"copy"_s) d = dict_of(d.items());
        else if (name == U"values"_s) { for (Int& v : d.values()) v += 2; return py(sum_(d.values())); }
        else if (name == U"keys"_s) return py(list_of(d));
        else if (name == U"dict"_s) return py(d);
        return py(list_of(d.items()));
    });
}

PyObject* run_range(PyObject* object) {
    args = object;
    Range r = range(arg<Int>(0), arg<Int>(1), arg<Int>(2)), cut = slice(r, arg<Edge>(3), arg<Edge>(4));
    List<Int> all = list_of(r);
    bool found = contains(r, arg<Int>(5));
    return py(std::tuple(all, len(r), list_of(cut), list_of(reversed(r)), found, list_of(reversed(cut))));
}
PyObject* run_numbers(PyObject* object) {
    args = object;
    Int a = arg<Int>(0), b = arg<Int>(1);
    double share = divide(double(a), double(b));
    return py(std::tuple(floor_div(a, b), modulo(a, b), share, str_of(a), str_of(share), round_(share, 2), max_(a, b),
                         min_(a, b, 3)));
}
PyObject* run_lists(PyObject* object) {
    auto numbers = from_python<List<Int>>(object);
    auto odd = [](Int x) { return x % 2 != 0; };
    auto minus = [](Int a, Int b) { return a - b; };
    return py(std::tuple(accumulate(numbers), accumulate(numbers, 7), islice(numbers, 1, 5),
                         compress(numbers, map_(odd, numbers)), chain(numbers, range(3), set_of(numbers)).size(),
                         list_of(filter_(odd, numbers)), any_(numbers), all_(numbers), any_(numbers, odd),
                         all_(numbers, odd), sum_(map_(odd, numbers)), max_or(numbers, -1), min_or(numbers, -1),
                         first(numbers, Int(99)), list_of(map_(minus, numbers, range(100)))));
}

// What is written to blocks of memory stays there until they are given back: a number ≥ 0 takes a block of that size, an even
// negative one gives back one of those there are, an odd one makes it twice as large.
PyObject* run_blocks(PyObject* object) {
    struct Block {
        unsigned char* place;
        std::size_t size;
        unsigned char filled;
    };
    std::vector<Block> there;
    unsigned char next = 0;
    auto same = [](const Block& b) { return std::all_of(b.place, b.place + b.size, [&](unsigned char c) { return c == b.filled; }); };
    bool right = true;
    for (Int wish : from_python<List<Int>>(object)) {
        if (wish >= 0) {
            Block made{static_cast<unsigned char*>(blocks.take(static_cast<std::size_t>(wish) + 1)), static_cast<std::size_t>(wish) + 1, ++next};
            std::memset(made.place, made.filled, made.size);
            there.push_back(made);
        } else if (!there.empty()) {
            Block& one = there[static_cast<std::size_t>(-wish) / 2 % there.size()];
            right = right && same(one);
            if (wish % 2) {
                one.place = static_cast<unsigned char*>(blocks.move(one.place, one.size, 2 * one.size));
                right = right && same(one);
                one.size *= 2;
                std::memset(one.place, one.filled, one.size);
            } else {
                blocks.give(one.place, one.size);
                one = there.back();
                there.pop_back();
            }
        }
    }
    for (const Block& one : there) {
        right = right && same(one);
        blocks.give(one.place, one.size);
    }
    blocks.trim();
    return py(right);
}

// Function name, arguments → result.
PyObject* call(PyObject*, PyObject* given) {
    PyObject *name, *self, *rest;
    if (!PyArg_ParseTuple(given, "UOO", &name, &self, &rest)) return nullptr;
    try {
        Str wanted = from_python<Str>(name);
        auto is = [&](const char* known) {
            Int i = 0;
            for (; i < wanted.size() && known[i]; ++i) {
                if (wanted.at(i) != static_cast<Char>(known[i])) return false;
            }
            return i == wanted.size() && !known[i];
        };
        args = rest;
        for (const Named& method : METHODS) {
            if (is(method.name)) return method.call(from_python<Str>(self));
        }
        if (is("classes")) return classes(from_python<Int>(self));
        if (is("list_int")) return run_list<Int>(rest);
        if (is("list_str")) return run_list<Str>(rest);
        if (is("set_int")) return run_set<Int>(rest);
        if (is("set_str")) return run_set<Str>(rest);
        if (is("dict_int")) return run_dict<Int>(rest);
        if (is("dict_str")) return run_dict<Str>(rest);
        if (is("dict_row")) return run_dict<std::tuple<Str, std::optional<Int>>>(rest);
        if (is("sort")) return run_sort(self);
        if (is("range")) return run_range(rest);
        if (is("numbers")) return run_numbers(rest);
        if (is("lists")) return run_lists(self);
        if (is("blocks")) return run_blocks(self);
        value_error("no such function");
    } catch (const PyError&) {
        return nullptr;
    } catch (const std::out_of_range& error) {
        PyErr_SetString(PyExc_IndexError, error.what());
    } catch (const std::invalid_argument& error) {
        PyErr_SetString(PyExc_ValueError, error.what());
    }
    return nullptr;
}

PyMethodDef functions[] = {{"call", call, METH_VARARGS, nullptr}, {nullptr, nullptr, 0, nullptr}};
PyModuleDef module = {PyModuleDef_HEAD_INIT, "runtime_under_test", nullptr, -1, functions,
                      nullptr, nullptr, nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit_runtime_under_test() { return PyModule_Create(&module); }
