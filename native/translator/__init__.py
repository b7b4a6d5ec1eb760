"""Typed Python → C++, in layers: each file uses only those before it.

    names, trees, source    how C++ spells things; syntax trees; the code that is translated
    types                   what mypy says of types, and what they become
    writer                  the program that is written, and how one function is: by rules
    places, globals         what is assigned to and taken apart; constants and regular expressions
    sequences, expressions, calls, members, library, functions
                            the rules: one function for each construct
    unit                    the whole file

A rule is a function that is entered for what it translates: `@expression(n.OpExpr)`, `@statement(n.IfStmt)`,
`@function("builtins.len")`, `@construction("list")`. What has no rule is refused, with file and line.
"""
