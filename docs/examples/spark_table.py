"""Annotate a table of documents with Spark: python spark_table.py DOCUMENTS DATES."""

import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession

import juche

SCHEMA = "id long, start int, end int, text string, kind string, edtf string"
COLUMNS = ["id", "start", "end", "text", "kind", "edtf"]


def dates_of(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Turn batches of documents into batches of dates; what this imports is read once a worker."""
    for batch in batches:
        rows = [
            {"id": number} | found.to_dict()
            for number, text in zip(batch["id"], batch["text"], strict=True)
            for found in juche.annotate(text)
        ]
        yield pd.DataFrame(rows, columns=COLUMNS)


def main(documents: str, target: str) -> None:
    """Read a Parquet table with the columns id and text; write one of dates."""
    spark = SparkSession.builder.appName("juche").getOrCreate()
    table = spark.read.parquet(documents).select("id", "text")
    table.mapInPandas(dates_of, SCHEMA).write.mode("overwrite").parquet(target)
    dates = spark.read.parquet(target)
    print(table.count(), "documents,", dates.count(), "dates")
    dates.groupBy("kind").count().orderBy("kind").show()
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
