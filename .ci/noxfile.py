"""The tests under every Python that is there: nox -f .ci/noxfile.py."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False


# Under 3.11 the rest of .ci/run has tried them.
@nox.session(python=["3.12", "3.13", "3.14", "3.14t"])
def tests(session: nox.Session) -> None:
    """Run the suite in random order and in parallel."""
    session.chdir("..")
    session.install("-e", ".[test]", "pytest-randomly", "pytest-xdist")
    session.run("pytest", "-n", "2", "-q", *session.posargs)
