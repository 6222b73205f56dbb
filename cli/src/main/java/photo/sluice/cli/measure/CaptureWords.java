// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import photo.sluice.contract.Capture;

/** What the camera says of a photo, in the words of photographers; empty where it says nothing. */
final class CaptureWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** From this on exposure times are written in seconds, below as a fraction of one. */
    private static final double LONG = 0.3;

    private CaptureWords() {}

    /** Such as {@code Canon EOS 1000D, 18-55mm; 1/60 s f/5.6 ISO 200 35 mm flash}. */
    static String gear(Capture capture) {
        List<String> names = new ArrayList<>();
        capture.gear().camera().ifPresent(names::add);
        capture.gear().lens().ifPresent(names::add);
        Capture.Exposure exposure = capture.exposure();
        List<String> words = new ArrayList<>();
        exposure.seconds()
                .filter(seconds -> seconds > 0)
                .map(CaptureWords::seconds)
                .ifPresent(words::add);
        exposure.fNumber().ifPresent(f -> words.add("f/" + plain(f)));
        exposure.iso().ifPresent(iso -> words.add("ISO " + iso));
        exposure.focalLength().ifPresent(length -> words.add(plain(length) + " mm"));
        exposure.bias()
                .filter(bias -> bias != 0)
                .ifPresent(bias -> words.add(String.format(Locale.ROOT, "%+.1f EV", bias)));
        exposure.flashFired().filter(fired -> fired).ifPresent(fired -> words.add("flash"));
        List<String> parts = new ArrayList<>();
        if (!names.isEmpty()) parts.add(String.join(", ", names));
        if (!words.isEmpty()) parts.add(String.join(" ", words));
        return String.join("; ", parts);
    }

    /** Such as {@code 2009-03-01 12:13:14 +02:00, rated 3 by the camera}. */
    static String moment(Capture capture) {
        List<String> words = new ArrayList<>();
        Capture.Moment moment = capture.moment();
        moment.time()
                .ifPresent(time -> words.add(TIME.format(time)
                        + moment.offset().map(offset -> " " + offset).orElse("")));
        if (moment.suspect()) words.add("at a time that the camera's clock got wrong");
        words.addAll(capture.shot().hints());
        capture.rating().ifPresent(rating -> words.add("rated " + rating + " inside the file"));
        return String.join(", ", words);
    }

    private static String seconds(double seconds) {
        return seconds < LONG ? "1/" + Math.round(1 / seconds) + " s" : plain(seconds) + " s";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
