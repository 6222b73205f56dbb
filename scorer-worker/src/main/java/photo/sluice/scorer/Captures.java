// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Shot;
import photo.sluice.imaging.capture.Area;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.capture.Moment;

/** Says in the words of the events what the file says about its own capture. */
final class Captures {
    /** Longest text that an event takes over from a file; names of cameras and lenses have 80 characters at most. */
    static final int LONGEST_TEXT = 200;

    /** Largest embedded packet that an event carries; see {@link photo.sluice.contract.PhotoScored}. */
    static final int LARGEST_XMP = 64 << 10;

    /** What an XMP packet ends with to be edited in place (XMP specification 1, 7.3.4). */
    private static final Pattern PADDING = Pattern.compile("\\s{100,}+(?=<\\?xpacket end)");

    private Captures() {}

    /** A time that is plainly wrong counts as none, and is marked; texts are cut after {@value #LONGEST_TEXT} characters. */
    static Capture of(CaptureFacts facts) {
        return new Capture(
                moment(facts.moment()),
                gear(facts.camera()),
                exposure(facts.exposure()),
                shot(facts),
                facts.place().map(place -> new Capture.Place(place.latitude(), place.longitude())),
                facts.rating());
    }

    private static Capture.Moment moment(Moment moment) {
        boolean believed = !moment.suspect();
        return new Capture.Moment(
                moment.local().filter(time -> believed),
                moment.offset().filter(offset -> believed).map(Captures::text),
                moment.suspect());
    }

    private static Capture.Gear gear(Camera camera) {
        return new Capture.Gear(
                name(camera).map(Captures::cut),
                camera.bodySerial().map(Captures::cut),
                camera.lens().map(Captures::cut),
                camera.lensSerial().map(Captures::cut));
    }

    private static Capture.Exposure exposure(Exposure exposure) {
        return new Capture.Exposure(
                exposure.seconds(),
                exposure.fNumber(),
                exposure.iso(),
                exposure.focalMm(),
                exposure.biasEv(),
                exposure.flashFired());
    }

    private static Shot shot(CaptureFacts facts) {
        photo.sluice.imaging.capture.Shot shot = facts.shot();
        return new Shot(
                Optional.of(facts.orientation()),
                shot.focus().map(Captures::focus),
                shot.hints().stream().map(Hint::code).toList(),
                shot.burst().map(Captures::cut),
                shot.sequence());
    }

    /** To a ten-thousandth, which is less than a pixel of most photos. */
    static Shot.Focus focus(Area area) {
        return new Shot.Focus(
                rounded(area.x()),
                rounded(area.y()),
                fitting(area.x(), area.width()),
                fitting(area.y(), area.height()));
    }

    private static double rounded(double fraction) {
        return Signals.rounded(fraction, 10_000);
    }

    private static double fitting(double from, double length) {
        return rounded(Math.min(length, 1 - rounded(from)));
    }

    /**
     * The packet as text, if it is UTF-8 of at most {@value #LARGEST_XMP} bytes without the blanks that cameras pad it with (62
     * KB of them, Canon's and Sony's); whether it is well-formed is the sidecar's question.
     */
    static Optional<String> xmp(CaptureFacts facts) {
        return facts.xmp()
                .flatMap(Captures::utf8)
                .map(text -> PADDING.matcher(text).replaceAll("\n"))
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= LARGEST_XMP);
    }

    /** Make and model as one name: {@code NIKON CORPORATION}, {@code NIKON D90} is {@code NIKON D90}. */
    private static Optional<String> name(Camera camera) {
        if (camera.make().isEmpty() || camera.model().isEmpty()) {
            return camera.model().or(camera::make);
        }
        String make = camera.make().get();
        String model = camera.model().get();
        String maker = make.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.of(model.toLowerCase(Locale.ROOT).startsWith(maker) ? model : make + " " + model);
    }

    private static String text(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    private static Optional<String> utf8(byte[] packet) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(packet))
                    .toString();
            return text.indexOf('\0') >= 0 || text.isBlank() ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
