// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Reads {@link Moment}: Exif's time of the shot, else of digitising, else that of the XMP; the zone also by GPS. */
final class MomentReader {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /**
     * How far the clock may be from GPS time and a whole half hour. Cameras stamp an old fix now and then, and an unset clock
     * is off by anything: by chance one such in thirty gets past.
     */
    private static final Duration CLOSE = Duration.ofSeconds(30);

    /** Zones with quarter hours: Nepal, Eucla, Chatham. */
    private static final Set<Duration> QUARTERS = Set.of(
            Duration.ofMinutes(5 * 60 + 45),
            Duration.ofMinutes(8 * 60 + 45),
            Duration.ofMinutes(12 * 60 + 45),
            Duration.ofMinutes(13 * 60 + 45));

    /** Zones lie at most so far from what their longitude says (western China). */
    private static final double MOST_HOURS_OFF = 3.6;

    private MomentReader() {}

    /** @param today the date in UTC, against which the future is told */
    static Moment of(Metadata metadata, Fields sub, XmpFacts xmp, LocalDate today) {
        Optional<String> original = sub.text(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (original.isPresent()) {
            Moment moment = Moment.of(
                    original.get(),
                    sub.text(ExifSubIFDDirectory.TAG_SUBSECOND_TIME_ORIGINAL),
                    sub.text(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)
                            .or(() -> sub.text(ExifSubIFDDirectory.TAG_TIME_ZONE)),
                    today);
            return byGps(metadata, moment);
        }
        return sub.text(ExifSubIFDDirectory.TAG_DATETIME_DIGITIZED)
                .map(digitized -> Moment.of(
                        digitized,
                        sub.text(ExifSubIFDDirectory.TAG_SUBSECOND_TIME_DIGITIZED),
                        sub.text(ExifSubIFDDirectory.TAG_TIME_ZONE_DIGITIZED),
                        today))
                .or(() -> xmp.taken().map(taken -> Moment.iso(taken, today)))
                .orElse(Moment.UNKNOWN);
    }

    private static Moment byGps(Metadata metadata, Moment moment) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        if (gps == null
                || moment.offset().isPresent()
                || moment.suspect()
                || moment.local().isEmpty()) {
            return moment;
        }
        return Optional.ofNullable(gps.getGpsDate())
                .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC))
                .flatMap(utc -> zone(moment.local().get(), utc))
                .filter(zone -> likely(zone, gps))
                .map(zone -> new Moment(moment.local(), Optional.of(zone), false))
                .orElse(moment);
    }

    /** The offset between a local time and the same moment in UTC, where it is one that zones have. */
    static Optional<ZoneOffset> zone(LocalDateTime local, LocalDateTime utc) {
        Duration apart = Duration.between(utc, local);
        if (apart.abs().compareTo(Duration.ofHours(14).plus(CLOSE)) > 0) {
            return Optional.empty();
        }
        Duration half = HALF_HOUR.multipliedBy(Math.round(apart.toSeconds() / (double) HALF_HOUR.toSeconds()));
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(half), QUARTERS.stream())
                .filter(zone -> apart.minus(zone).abs().compareTo(CLOSE) <= 0)
                .map(zone -> ZoneOffset.ofTotalSeconds((int) zone.toSeconds()))
                .findFirst();
    }

    private static boolean likely(ZoneOffset zone, GpsDirectory gps) {
        return Optional.ofNullable(gps.getGeoLocation())
                .filter(at -> !at.isZero())
                .map(at -> {
                    double apart = Math.abs(zone.getTotalSeconds() / 3600.0 - at.getLongitude() / 15);
                    return Math.min(apart, 24 - apart) <= MOST_HOURS_OFF; // across the date line
                })
                .orElse(true);
    }
}
