// Prints CLDR's names of days, months and years by their distance, for each language given: one
// line a name, with the language, the unit, the distance and the name.
const DISTANCES = { day: [-2, -1, 0, 1, 2], month: [-1, 0, 1], year: [-1, 0, 1] };
const lines = [];
for (const tag of process.argv.slice(2)) {
  const format = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  for (const [unit, distances] of Object.entries(DISTANCES)) {
    for (const distance of distances) {
      lines.push([tag, unit, distance, format.format(distance, unit)].join("\t"));
    }
  }
}
process.stdout.write(lines.join("\n"));
