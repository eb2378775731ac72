// Prints, for each Gregorian date range given as "first last step" of days since 1970-01-01,
// one line a day: the ISO date and the year, month and day of the Minguo calendar, whose years
// are counted from 1912 as the Juche era's are.
const format = new Intl.DateTimeFormat("en-u-ca-roc", {
  era: "short", year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
});
const lines = [];
for (const range of process.argv.slice(2)) {
  const [first, last, step] = range.split(",").map(Number);
  for (let day = first; day <= last; day += step) {
    const date = new Date(day * 86400000);
    const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
    lines.push([date.toISOString().slice(0, 10), parts.era, parts.year, parts.month, parts.day].join(" "));
  }
}
process.stdout.write(lines.join("\n"));
