// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the shutter opened, on the camera's own clock.
 *
 * @param local date and time with the sub-second part, as the camera's clock showed it
 * @param offset of that clock from UTC, where the camera wrote it
 * @param suspect whether a time was written but is not to be believed: before 1990, later than a day from now, or the
 *     first day of a clock that was never set
 */
public record Moment(Optional<LocalDateTime> local, Optional<ZoneOffset> offset, boolean suspect) {
    public static final Moment UNKNOWN = new Moment(Optional.empty(), Optional.empty(), false);

    /** Where clocks start or overflow: Unix, FAT, and the end of signed 32-bit Unix time. */
    private static final Set<LocalDate> DEFAULTS =
            Set.of(LocalDate.of(1970, 1, 1), LocalDate.of(1980, 1, 1), LocalDate.of(2038, 1, 19));

    /** How Exif 2.32 says that a time is not known: all but the colons blank. */
    private static final Pattern UNWRITTEN = Pattern.compile("[\\s:]*");

    private static final Pattern EXIF = Pattern.compile(
            "\\s*(\\d{4})[:\\-/.](\\d{1,2})[:\\-/.](\\d{1,2})[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?.*",
            Pattern.DOTALL);

    /** Where a zone begins in a text of ISO 8601. */
    private static final Pattern ISO_ZONE = Pattern.compile("T[0-9:]+(?:\\.(\\d+))?(Z|[+-]\\d{2}:?\\d{2})?$");

    /** Reads a text of ISO 8601, as XMP has it; one without a time of day is none. */
    static Moment iso(String text, LocalDate today) {
        Matcher m = ISO_ZONE.matcher(text.strip());
        return m.find() ? of(text, Optional.ofNullable(m.group(1)), Optional.ofNullable(m.group(2)), today) : UNKNOWN;
    }

    /**
     * Reads Exif texts: date as {@code yyyy:MM:dd HH:mm:ss}, decimal digits of the sub-second, offset as
     * {@code +HH:mm}.
     *
     * @param today the date in UTC, against which the future is told
     */
    static Moment of(String date, Optional<String> subSecond, Optional<String> offset, LocalDate today) {
        Matcher m = EXIF.matcher(date);
        if (!m.matches()) {
            return new Moment(
                    Optional.empty(), Optional.empty(), !UNWRITTEN.matcher(date).matches());
        }
        try {
            String second = m.group(6);
            LocalDateTime at = LocalDateTime.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    Integer.parseInt(m.group(4)),
                    Integer.parseInt(m.group(5)),
                    second == null ? 0 : Math.min(59, Integer.parseInt(second)),
                    nanos(subSecond.orElse("")));
            boolean suspect = at.getYear() < 1990
                    || at.toLocalDate().isAfter(today.plusDays(1))
                    || DEFAULTS.contains(at.toLocalDate());
            return new Moment(Optional.of(at), offset.flatMap(Moment::zone), suspect);
        } catch (DateTimeException e) {
            return new Moment(Optional.empty(), Optional.empty(), true);
        }
    }

    private static int nanos(String subSecond) {
        String digits = subSecond.strip();
        if (!digits.matches("\\d{1,9}")) {
            return 0;
        }
        return Integer.parseInt((digits + "000000000").substring(0, 9));
    }

    private static Optional<ZoneOffset> zone(String text) {
        try {
            return Optional.of(ZoneOffset.of(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
