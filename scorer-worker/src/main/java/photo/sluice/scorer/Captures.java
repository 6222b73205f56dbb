// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.Exposure;

/** Says in the words of the events what the file says about its own capture. */
final class Captures {
    /** Longest text that an event takes over from a file; names of cameras and lenses have 80 characters at most. */
    static final int LONGEST_TEXT = 200;

    /** Largest embedded packet that an event carries; see {@link photo.sluice.contract.PhotoScored}. */
    static final int LARGEST_XMP = 64 << 10;

    private Captures() {}

    /** A time that is plainly wrong counts as none; texts are cut after {@value #LONGEST_TEXT} characters. */
    static Capture of(CaptureFacts facts) {
        Exposure exposure = facts.exposure();
        boolean believed = !facts.moment().suspect();
        return new Capture(
                facts.moment().local().filter(time -> believed),
                facts.moment().offset().filter(offset -> believed).map(Captures::text),
                name(facts.camera()).map(Captures::cut),
                facts.camera().bodySerial().map(Captures::cut),
                facts.camera().lens().map(Captures::cut),
                exposure.seconds(),
                exposure.fNumber(),
                exposure.iso(),
                exposure.focalMm(),
                exposure.biasEv(),
                exposure.flashFired(),
                Optional.of(facts.orientation()),
                facts.place().map(CaptureFacts.Place::latitude),
                facts.place().map(CaptureFacts.Place::longitude),
                facts.rating());
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
