"""First use by many threads at once, in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import threading
from datetime import date
import juche

sys.setswitchinterval(1e-4)
TEXT = "On July 19, Juche 89 (2000), 주체89(2000)년 7월, 5 May 2003, the 20th anniversary, last year."
barrier = threading.Barrier(8)
answers = []

def ask():
    barrier.wait()
    found = juche.annotate(TEXT, reference=date(2020, 7, 19))
    parsed = juche.parse("July 19, Juche 89 (2000)")
    answers.append((tuple(found), parsed, str(parsed), parsed.format("ru"), parsed.strftime("%A")))

threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(answers) == 8
assert len(set(answers)) == 1
print(len(answers[0][0]))
"""


def test_first_use_from_many_threads_gives_one_answer() -> None:
    for _ in range(2):
        command = [sys.executable, "-c", CODE]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout.strip()) == (0, "5"), result.stderr
