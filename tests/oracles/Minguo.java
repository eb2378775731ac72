import java.time.LocalDate;
import java.time.chrono.MinguoDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Prints, for each range given as "first last step" in ISO dates and days, one line a day: the ISO
 * date, then the era, year, month, day, length of the year, day of the year and of the week that
 * java.time has for it in the Minguo calendar, and the day a year later by that calendar's arithmetic.
 */
public final class Minguo {
    public static void main(String[] ranges) {
        StringBuilder lines = new StringBuilder();
        for (String range : ranges) {
            String[] parts = range.split(",");
            LocalDate last = LocalDate.parse(parts[1]);
            long step = Long.parseLong(parts[2]);
            for (LocalDate day = LocalDate.parse(parts[0]); !day.isAfter(last); day = day.plusDays(step)) {
                MinguoDate minguo = MinguoDate.from(day);
                lines.append(day).append(' ').append(minguo.getEra())
                    .append(' ').append(minguo.get(ChronoField.YEAR_OF_ERA))
                    .append(' ').append(minguo.get(ChronoField.MONTH_OF_YEAR))
                    .append(' ').append(minguo.get(ChronoField.DAY_OF_MONTH))
                    .append(' ').append(minguo.lengthOfYear())
                    .append(' ').append(minguo.get(ChronoField.DAY_OF_YEAR))
                    .append(' ').append(minguo.get(ChronoField.DAY_OF_WEEK))
                    .append(' ').append(LocalDate.from(minguo.plus(1, ChronoUnit.YEARS)))
                    .append('\n');
            }
        }
        System.out.print(lines);
    }
}
