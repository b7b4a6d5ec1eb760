// The way from Python's objects to ours and back.
#pragma once

#include "text.h"

namespace q {

struct PyError {};  // thrown where Python has set an error

// A reference to a Python object that is given back.
class Owned {
    PyObject* object;

public:
    explicit Owned(PyObject* fresh) : object(fresh) {  // takes the reference; null: Python has set an error
        if (!fresh) throw PyError();
    }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    ~Owned() { Py_XDECREF(object); }
    PyObject* get() const { return object; }
    PyObject* release() { return std::exchange(object, nullptr); }
};

inline int checked(int result) {
    if (result < 0) throw PyError();
    return result;
}
[[noreturn, gnu::cold, gnu::noinline]] inline void type_error(const char* wanted, PyObject* given) {
    PyErr_Format(PyExc_TypeError, "expected %s, not %.200s", wanted, Py_TYPE(given)->tp_name);
    throw PyError();
}

// Lets Python see to signals now and then, so that a long text can be interrupted. What it calls may ask the engine anew.
inline void poll() {
    static std::uint16_t calls = 0;
    if (!++calls && PyErr_CheckSignals() < 0) [[unlikely]] throw PyError();
}

// How values of a type come from Python (`static T from(PyObject*)`) and go there (`static PyObject* to(const T&)`, a
// new reference). To be specialised for further types.
template <class T>
struct Converter;

template <class T>
T from_python(PyObject* object) {
    return Converter<T>::from(object);
}
template <class T>
PyObject* to_python(const T& value) {
    return Converter<T>::to(value);
}

inline PyObject* new_none() { return Py_NewRef(Py_None); }

template <>
struct Converter<bool> {
    static bool from(PyObject* object) { return checked(PyObject_IsTrue(object)); }
    static PyObject* to(bool value) { return PyBool_FromLong(value); }
};
template <class T>
    requires(std::is_integral_v<T>)
struct Converter<T> {
    static T from(PyObject* object) {
        long long value = PyLong_AsLongLong(object);
        if (value == -1 && PyErr_Occurred()) throw PyError();
        return static_cast<T>(value);
    }
    static PyObject* to(T value) { return Owned(PyLong_FromLongLong(static_cast<long long>(value))).release(); }
};
template <>
struct Converter<double> {
    static double from(PyObject* object) {
        double value = PyFloat_AsDouble(object);
        if (value == -1 && PyErr_Occurred()) throw PyError();
        return value;
    }
    static PyObject* to(double value) { return Owned(PyFloat_FromDouble(value)).release(); }
};
template <>
struct Converter<None> {
    static None from(PyObject* object) {
        if (object != Py_None) type_error("None", object);
        return {};
    }
    static PyObject* to(None) { return new_none(); }
};
template <>
struct Converter<Str> {
    static Str from(PyObject* object) {
        if (object == Py_None) return {};
        if (!PyUnicode_Check(object)) type_error("str", object);
        Int size = PyUnicode_GetLength(object);
        if (!size) return Str::empty();
        if (size == 1) return Str::of(PyUnicode_READ_CHAR(object, 0));
        Str made = Str::own(Buffer::make(size));
        Py_UCS4* characters = reinterpret_cast<Py_UCS4*>(const_cast<Char*>(made.data()));
        if (!PyUnicode_AsUCS4(object, characters, size, 0)) throw PyError();
        return made;
    }
    // What is written in the code comes often, and is one object, as in Python.
    static PyObject* literal(const Str& value) {
        static Dict<Span, PyObject*> known = Dict<Span, PyObject*>::empty();  // by where it stands, and its length
        Span place(static_cast<Int>(reinterpret_cast<std::uintptr_t>(value.data())), value.size());
        PyObject*& made = known.get_or_insert(place, [&] { return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, value.data(), value.size()); });
        return Owned(Py_XNewRef(made)).release();
    }
    static PyObject* to(const Str& value) {
        if (value.none()) return new_none();
        if (value.lives_on()) return literal(value);
        return Owned(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, value.data(), value.size())).release();
    }
};
template <class T>
struct Converter<std::optional<T>> {
    static std::optional<T> from(PyObject* object) {
        if (object == Py_None) return {};
        return from_python<T>(object);
    }
    static PyObject* to(const std::optional<T>& value) { return value ? to_python(*value) : new_none(); }
};

// Calls `each` with every item of a Python iterable.
template <class F>
void for_each(PyObject* iterable, F each) {
    if (PyTuple_CheckExact(iterable) || PyList_CheckExact(iterable)) {
        for (Int i = 0; i < PySequence_Fast_GET_SIZE(iterable); ++i) {
            Owned item(Py_NewRef(PySequence_Fast_GET_ITEM(iterable, i)));
            each(item.get());
        }
        return;
    }
    Owned iterator(PyObject_GetIter(iterable));
    while (PyObject* next = PyIter_Next(iterator.get())) {
        Owned item(next);
        each(item.get());
    }
    if (PyErr_Occurred()) throw PyError();
}

template <class T>
struct Converter<List<T>> {
    static List<T> from(PyObject* object) {
        if (object == Py_None) return {};
        List<T> made = List<T>::empty();
        Int hint = PyObject_LengthHint(object, 0);
        if (hint < 0) throw PyError();
        made.reserve(hint);
        for_each(object, [&](PyObject* item) { made.append(from_python<T>(item)); });
        return made;
    }
    static PyObject* to(const List<T>& value) {  // a tuple
        if (value.none()) return new_none();
        Owned made(PyTuple_New(value.size()));
        for (Int i = 0; i < value.size(); ++i) {
            poll();
            PyTuple_SET_ITEM(made.get(), i, to_python<T>(value[i]));
        }
        return made.release();
    }
};
template <class T>
struct Converter<Set<T>> {
    static Set<T> from(PyObject* object) {
        if (object == Py_None) return {};
        Set<T> made = Set<T>::empty();
        for_each(object, [&](PyObject* item) { made.add(from_python<T>(item)); });
        return made;
    }
    static PyObject* to(const Set<T>& value) {  // a frozenset
        if (value.none()) return new_none();
        Owned made(PyFrozenSet_New(nullptr));
        for (const T& item : value) {
            Owned object(to_python<T>(item));
            checked(PySet_Add(made.get(), object.get()));
        }
        return made.release();
    }
};
template <class K, class V>
struct Converter<Dict<K, V>> {
    static Dict<K, V> from(PyObject* object) {  // a dict, or whatever has items()
        if (object == Py_None) return {};
        auto made = Dict<K, V>::empty();
        if (PyDict_CheckExact(object)) {
            PyObject *key, *value;
            for (Py_ssize_t at = 0; PyDict_Next(object, &at, &key, &value);) {
                made.set(from_python<K>(key), from_python<V>(value));
            }
            return made;
        }
        Owned items(PyMapping_Items(object));
        for_each(items.get(), [&](PyObject* pair) {
            made.set(from_python<K>(PyTuple_GET_ITEM(pair, 0)), from_python<V>(PyTuple_GET_ITEM(pair, 1)));
        });
        return made;
    }
    static PyObject* to(const Dict<K, V>& value) {
        if (value.none()) return new_none();
        Owned made(PyDict_New());
        for (const K& key : value) {
            Owned k(to_python<K>(key)), v(to_python<V>(value[key]));
            checked(PyDict_SetItem(made.get(), k.get(), v.get()));
        }
        return made.release();
    }
};

// A Python tuple of this size, or one of a subclass.
inline PyObject* tuple_items(PyObject* object, Int size) {
    if (!PyTuple_Check(object)) type_error("tuple", object);
    if (PyTuple_GET_SIZE(object) != size) {
        Py_ssize_t wanted = size;
        PyErr_Format(PyExc_ValueError, "expected a tuple of %zd, not of %zd", wanted, PyTuple_GET_SIZE(object));
        throw PyError();
    }
    return object;
}
inline PyTypeObject* span_type = &PyTuple_Type;  // what Python makes of a span: a subclass, where there is one
template <>
struct Converter<Span> {
    static Span from(PyObject* object) {
        tuple_items(object, 2);
        return {from_python<Int>(PyTuple_GET_ITEM(object, 0)), from_python<Int>(PyTuple_GET_ITEM(object, 1))};
    }
    static PyObject* to(const Span& value) {
        Owned made(span_type->tp_alloc(span_type, 2));
        PyTuple_SET_ITEM(made.get(), 0, to_python(value.start));
        PyTuple_SET_ITEM(made.get(), 1, to_python(value.end));
        return made.release();
    }
};
template <class... T>
struct Converter<std::tuple<T...>> {
    static std::tuple<T...> from(PyObject* object) {
        tuple_items(object, sizeof...(T));
        return from(object, std::index_sequence_for<T...>());
    }
    template <std::size_t... I>
    static std::tuple<T...> from(PyObject* object, std::index_sequence<I...>) {
        return std::tuple<T...>{from_python<T>(PyTuple_GET_ITEM(object, I))...};
    }
    static PyObject* to(const std::tuple<T...>& value) {
        Owned made(PyTuple_New(sizeof...(T)));
        Py_ssize_t i = 0;
        std::apply([&](const T&... item) { (PyTuple_SET_ITEM(made.get(), i++, to_python<T>(item)), ...); }, value);
        return made.release();
    }
};

// ---------------------------------------------------------------------------------------------- Python's own answers

inline Str Str::ask(const char* method) const {
    Owned self(to_python(*this));
    Owned made(PyObject_CallMethod(self.get(), method, nullptr));
    return from_python<Str>(made.get());
}

inline Str repr_of(double x) {  // str(float)
    Owned number(to_python(x)), text(PyObject_Str(number.get()));
    return from_python<Str>(text.get());
}

// int(text) and float(text): plain digits here, all else, and what is an error, by Python.
inline Int int_of(const Str& s) {
    Int number = 0;
    bool plain = s.size() > 0 && s.size() < 18;
    for (Int i = 0; plain && i < s.size(); ++i) {
        plain = s.data()[i] - U'0' < 10;
        number = number * 10 + static_cast<Int>(s.data()[i] - U'0');
    }
    if (plain) return number;
    Owned text(to_python(s)), made(PyLong_FromUnicodeObject(text.get(), 10));
    return from_python<Int>(made.get());
}
inline double float_of(const Str& s) {
    Owned text(to_python(s)), made(PyFloat_FromString(text.get()));
    return from_python<double>(made.get());
}
// round(x, digits)
inline double round_(double x, Int digits) {
    Owned number(to_python(x));
    Owned made(PyObject_CallMethod(number.get(), "__round__", "n", static_cast<Py_ssize_t>(digits)));
    return from_python<double>(made.get());
}

}  // namespace q
