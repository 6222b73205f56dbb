// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Shot;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.CaptureFacts.Hint;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.imaging.capture.Moment;

/** Says in the words of the events what the file says about its own capture. */
final class Captures {
    /** Longest text that an event takes over from a file; names of cameras and lenses have 80 characters at most. */
    static final int LONGEST_TEXT = 200;

    /** Largest embedded packet that an event carries; see {@link photo.sluice.contract.PhotoScored}. */
    static final int LARGEST_XMP = 64 << 10;

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
        return new Shot(
                Optional.of(facts.orientation()), Optional.empty(), hints(facts), Optional.empty(), Optional.empty());
    }

    private static List<String> hints(CaptureFacts facts) {
        return facts.hints().stream().map(Captures::code).toList();
    }

    private static String code(Hint hint) {
        return switch (hint) {
            case MACRO -> Shot.MACRO;
            case AUTO_BRACKET -> Shot.AUTO_BRACKET;
            case CONTINUOUS_DRIVE -> Shot.CONTINUOUS;
            case PANORAMA -> Shot.PANORAMA;
        };
    }

    /**
     * The packet as text, if it is UTF-8 of at most {@value #LARGEST_XMP} bytes; whether it is well-formed is the
     * sidecar's question.
     */
    static Optional<String> xmp(CaptureFacts facts) {
        return facts.xmp().filter(packet -> packet.length <= LARGEST_XMP).flatMap(Captures::utf8);
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
