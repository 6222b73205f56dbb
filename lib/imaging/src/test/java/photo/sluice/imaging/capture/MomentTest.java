// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void subSecondAndOffsetAreRead() {
        Moment moment = Moment.of("2024:06:30 23:59:58", Optional.of("042"), Optional.of("+05:30"), TODAY);
        assertThat(moment.local()).contains(LocalDateTime.of(2024, 6, 30, 23, 59, 58, 42_000_000));
        assertThat(moment.offset()).contains(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(moment.suspect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000:00:00 00:00:00",
                "2024:13:01 10:00:00",
                "1970:01:01 00:00:00",
                "1980:01:01 12:34:56",
                "1989:12:31 23:59:59",
                "2038:01:19 03:14:07",
                "2026:03:03 00:00:00",
                "yesterday",
                "2024:02:30 10:00:00"
            })
    void timesNotToBeBelievedAreSuspect(String date) {
        assertThat(Moment.of(date, Optional.empty(), Optional.empty(), TODAY).suspect())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026:03:02 23:59:59", "1990:01:01 00:00:00", "2000-05-06T07:08:09"})
    void ordinaryTimesAreBelieved(String date) {
        Moment moment = Moment.of(date, Optional.of("x"), Optional.of("local"), TODAY);
        assertThat(moment.suspect()).isFalse();
        assertThat(moment.local()).isPresent();
        assertThat(moment.offset()).isEmpty();
    }

    @Test
    void blankDateIsNotAWrongOne() {
        assertThat(Moment.of("    :  :     :  :  ", Optional.empty(), Optional.empty(), TODAY))
                .as("Exif 2.32: not known")
                .isEqualTo(Moment.UNKNOWN);
        assertThat(Moment.of("  ", Optional.empty(), Optional.empty(), TODAY)).isEqualTo(Moment.UNKNOWN);
    }

    @Test
    void isoTextIsReadWithItsZone() {
        assertThat(Moment.iso("2024-06-30T23:59:58.25+02:00", TODAY))
                .isEqualTo(new Moment(
                        Optional.of(LocalDateTime.of(2024, 6, 30, 23, 59, 58, 250_000_000)),
                        Optional.of(ZoneOffset.ofHours(2)),
                        false));
        assertThat(Moment.iso("2024-06-30T23:59:58Z", TODAY).offset()).contains(ZoneOffset.UTC);
        assertThat(Moment.iso("2024-06-30T23:59", TODAY).local()).contains(LocalDateTime.of(2024, 6, 30, 23, 59));
        assertThat(Moment.iso("2024-06-30", TODAY)).as("no time of day").isEqualTo(Moment.UNKNOWN);
        assertThat(Moment.iso("1970-01-01T00:00:00", TODAY).suspect()).isTrue();
    }
}
