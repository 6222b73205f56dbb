// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "2024-06-30T14:00:00, 2024-06-30T12:00:00, +02:00",
        "2024-06-30T14:00:20, 2024-06-30T12:00:00, +02:00",
        "2024-06-30T04:59:45, 2024-06-30T12:00:00, -07:00",
        "2024-06-30T17:45:00, 2024-06-30T12:00:00, +05:45", // Kathmandu
        "2024-06-30T17:30:00, 2024-06-30T12:00:00, +05:30",
        "2024-07-01T02:00:00, 2024-06-30T12:00:00, +14:00", // Kiritimati
        "2024-06-30T12:00:00, 2024-06-30T12:00:00, Z"
    })
    void zoneIsTheWholeHalfHourBetweenClockAndSatellites(LocalDateTime local, LocalDateTime utc, String zone) {
        assertThat(MomentReader.zone(local, utc)).contains(ZoneOffset.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30T14:07:00, 2024-06-30T12:00:00", // an old fix, or a clock that is wrong
        "2024-06-30T14:00:31, 2024-06-30T12:00:00",
        "2024-06-30T18:15:00, 2024-06-30T12:00:00", // no zone has this quarter
        "2024-07-02T12:00:00, 2024-06-30T12:00:00",
        "2024-07-01T02:30:00, 2024-06-30T12:00:00"
    })
    void whatNoZoneExplainsTellsNone(LocalDateTime local, LocalDateTime utc) {
        assertThat(MomentReader.zone(local, utc)).isEmpty();
    }

    @Test
    void zoneThatThePlaceContradictsIsNotBelieved() {
        assertThat(byGps(-119.6).offset()).as("California").contains(ZoneOffset.ofHours(-7));
        assertThat(byGps(8.5).offset()).as("Switzerland").isEmpty();
    }

    @Test
    void zoneThatIsWrittenGoesFirst() {
        Metadata metadata = gps(-119.6);
        metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class)
                .setString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL, "+09:00");
        assertThat(read(metadata).offset()).contains(ZoneOffset.ofHours(9));
    }

    private static Moment byGps(double longitude) {
        return read(gps(longitude));
    }

    private static Moment read(Metadata metadata) {
        return MomentReader.of(metadata, Fields.of(metadata, ExifSubIFDDirectory.class), new XmpFacts(null), TODAY);
    }

    /** 15:31:56 on the clock, 22:31:56 by the satellites, on the 37th parallel. */
    private static Metadata gps(double longitude) {
        Metadata metadata = new Metadata();
        ExifSubIFDDirectory sub = new ExifSubIFDDirectory();
        sub.setString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL, "2017:07:18 15:31:56");
        metadata.addDirectory(sub);
        GpsDirectory gps = new GpsDirectory();
        gps.setString(GpsDirectory.TAG_DATE_STAMP, "2017:07:18");
        gps.setRationalArray(GpsDirectory.TAG_TIME_STAMP, rationals(22, 31, 56));
        gps.setString(GpsDirectory.TAG_LATITUDE_REF, "N");
        gps.setRationalArray(GpsDirectory.TAG_LATITUDE, rationals(37, 0, 0));
        gps.setString(GpsDirectory.TAG_LONGITUDE_REF, longitude < 0 ? "W" : "E");
        gps.setRationalArray(GpsDirectory.TAG_LONGITUDE, rationals((int) Math.abs(longitude), 0, 0));
        metadata.addDirectory(gps);
        return metadata;
    }

    private static Rational[] rationals(int... values) {
        return Arrays.stream(values).mapToObj(v -> new Rational(v, 1)).toArray(Rational[]::new);
    }
}
