"""What the publisher costs, measured: `python -m tests.bench [name...]`; pytest never collects it.

One file is one bench: a module with a function `tables(options)` that yields what it measured.
The texts that are measured stand in this folder, so that figures of two days can be compared.
"""
