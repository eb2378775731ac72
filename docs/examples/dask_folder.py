"""Annotate a folder of texts with Dask: python dask_folder.py FOLDER PARQUET."""

import sys
from pathlib import Path

import dask
import dask.bag
import pandas as pd

import juche

COLUMNS = {"file": str, "start": int, "end": int, "text": str, "kind": str, "edtf": str}


def dates_of(path: Path) -> list[dict[str, object]]:
    """Return a row for each date of a file."""
    text = path.read_text("utf-8")
    rows = ({"file": path.name} | found.to_dict() for found in juche.annotate(text))
    return [{column: row[column] for column in COLUMNS} for row in rows]


def main(folder: str, target: str) -> None:
    """Read the files where the workers are, and write one Parquet file for each partition."""
    paths = sorted(Path(folder).glob("*.txt"))
    rows = dask.bag.from_sequence(paths, partition_size=500).map(dates_of).flatten()
    # Processes, not threads: the work is Python's. A cluster's client takes this place.
    with dask.config.set(scheduler="processes"):
        rows.to_dataframe(meta=COLUMNS).to_parquet(target)
    dates = pd.read_parquet(target)
    print(len(paths), "files,", len(dates), "dates,", dates["edtf"].nunique(), "different ones")


if __name__ == "__main__":
    main(*sys.argv[1:])
