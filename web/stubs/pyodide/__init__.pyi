"""What the worker uses of Pyodide; its own types (pyodide-py) can only be installed for the Python that it runs."""
