# The other project runs its own tests, and examples for type checkers are never run.
collect_ignore = ["project", "typing_examples.py"]
