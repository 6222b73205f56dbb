// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Shot;
import photo.sluice.imaging.capture.Area;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.capture.Moment;

class CapturesTest {
    private static final photo.sluice.imaging.capture.Shot SHOT = new photo.sluice.imaging.capture.Shot(
            Set.of(Hint.AUTO_BRACKET, Hint.CONTINUOUS),
            Optional.of(new Area(1 / 3.0, .5, .25, .5)),
            Optional.of("B-7"),
            Optional.of(2));
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 14, 12, 0, 0, 140_000_000);

    @Test
    void everyFieldIsTakenOver() {
        Capture capture = Captures.of(facts(
                new Moment(Optional.of(NOON), Optional.of(ZoneOffset.ofHours(2)), false),
                camera("Brightwater", "R7"),
                Optional.empty()));

        assertThat(capture)
                .isEqualTo(new Capture(
                        new Capture.Moment(Optional.of(NOON), Optional.of("+02:00"), false),
                        new Capture.Gear(
                                Optional.of("Brightwater R7"),
                                Optional.of("0480"),
                                Optional.of("24-105"),
                                Optional.of("L-9")),
                        new Capture.Exposure(
                                Optional.of(0.004),
                                Optional.of(8.0),
                                Optional.of(100),
                                Optional.of(35.0),
                                Optional.of(-0.3),
                                Optional.of(true)),
                        new Shot(
                                Optional.of(6),
                                Optional.of(new Shot.Focus(.3333, .5, .25, .5)),
                                List.of(Shot.AUTO_BRACKET, Shot.CONTINUOUS),
                                Optional.of("B-7"),
                                Optional.of(2)),
                        Optional.of(new Capture.Place(46.5, -8.25)),
                        Optional.of(4)));
    }

    @Test
    void suspectTimeIsNoTimeAndMarked() {
        Moment unset = new Moment(Optional.of(NOON.withYear(1980)), Optional.of(ZoneOffset.UTC), true);

        Capture capture = Captures.of(facts(unset, Camera.UNKNOWN, Optional.empty()));

        assertThat(capture.moment().time()).isEmpty();
        assertThat(capture.moment().offset()).isEmpty();
        assertThat(capture.moment().suspect()).isTrue();
    }

    @Test
    void greenwichIsWrittenInDigits() {
        Moment moment = new Moment(Optional.of(NOON), Optional.of(ZoneOffset.UTC), false);

        assertThat(Captures.of(facts(moment, Camera.UNKNOWN, Optional.empty()))
                        .moment()
                        .offset())
                .contains("+00:00");
    }

    @Test
    void makerIsNotNamedTwice() {
        assertThat(cameraOf(camera("NIKON CORPORATION", "NIKON D90"))).contains("NIKON D90");
        assertThat(cameraOf(camera("Canon", "Canon EOS 1000D"))).contains("Canon EOS 1000D");
        assertThat(cameraOf(camera("SONY", "DSC-H9"))).contains("SONY DSC-H9");
        assertThat(cameraOf(camera("Apple", null))).contains("Apple");
        assertThat(cameraOf(camera(null, "X-1"))).contains("X-1");
        assertThat(cameraOf(Camera.UNKNOWN)).isEmpty();
    }

    @Test
    void longTextIsCutAndNoCharacterHalved() {
        String faces = "\uD83D\uDE00".repeat(150); // two characters each
        assertThat(cameraOf(camera(null, "x".repeat(100_000)))).contains("x".repeat(Captures.LONGEST_TEXT));
        assertThat(cameraOf(camera(null, "x" + faces)).orElseThrow())
                .hasSize(Captures.LONGEST_TEXT - 1)
                .endsWith("\uD83D\uDE00");
    }

    /** What the events name and what the files are read for is the same list. */
    @Test
    void everyHintHasItsWordInTheContract() {
        Set<String> words = Set.of(
                Shot.AUTO_BRACKET,
                Shot.FOCUS_BRACKET,
                Shot.OTHER_BRACKET,
                Shot.PIXEL_SHIFT,
                Shot.CONTINUOUS,
                Shot.SELF_TIMER,
                Shot.PANORAMA,
                Shot.HDR,
                Shot.MULTI_EXPOSURE,
                Shot.MACRO,
                Shot.NEAR,
                Shot.SCREENSHOT);
        assertThat(Arrays.stream(Hint.values()).map(Hint::code)).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void focusAtTheEdgeStaysInThePictureWhenItIsRounded() {
        for (int i = 1; i < 1000; i++) {
            double left = i / 1000.0 + 1 / 30_000.0;
            Area area = new Area(left, left, 1 - left, 1 - left);
            assertThat(Captures.focus(area).x()).isCloseTo(left, within(1e-4));
        }
    }

    @Test
    void unknownStaysUnknown() {
        Capture capture = Captures.of(CaptureFacts.NONE);

        assertThat(capture.shot().orientation()).contains(1);
        assertThat(capture.moment()).isEqualTo(Capture.Moment.UNKNOWN);
        assertThat(capture.rating()).isEmpty();
        assertThat(capture.place()).isEmpty();
    }

    @Test
    void packetIsCarriedAsText() {
        assertThat(xmp("<x:xmpmeta>Zürich</x:xmpmeta>".getBytes(StandardCharsets.UTF_8)))
                .contains("<x:xmpmeta>Zürich</x:xmpmeta>");
    }

    @Test
    void paddingOfThePacketIsLeftOut() {
        String padded = "<?xpacket begin=''?><x:xmpmeta>  a  </x:xmpmeta>" + (" ".repeat(99) + "\n").repeat(1000)
                + "<?xpacket end='w'?>";
        assertThat(xmp(padded.getBytes(StandardCharsets.UTF_8)))
                .contains("<?xpacket begin=''?><x:xmpmeta>  a  </x:xmpmeta>\n<?xpacket end='w'?>");
    }

    @Test
    void packetThatIsTooLargeOrNoTextIsLeftOut() {
        byte[] largest = "x".repeat(Captures.LARGEST_XMP).getBytes(StandardCharsets.UTF_8);
        byte[] larger = "x".repeat(Captures.LARGEST_XMP + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(xmp(largest)).hasValueSatisfying(text -> assertThat(text).hasSize(Captures.LARGEST_XMP));
        assertThat(xmp(larger)).isEmpty();
        assertThat(xmp(new byte[] {'<', (byte) 0xC3, '>'})).as("broken UTF-8").isEmpty();
        assertThat(xmp("<\0x\0>".getBytes(StandardCharsets.UTF_8))).as("UTF-16").isEmpty();
        assertThat(xmp(new byte[0])).isEmpty();
    }

    private static Optional<String> cameraOf(Camera camera) {
        return Captures.of(facts(Moment.UNKNOWN, camera, Optional.empty()))
                .gear()
                .camera();
    }

    private static Optional<String> xmp(byte[] packet) {
        return Captures.xmp(facts(Moment.UNKNOWN, Camera.UNKNOWN, Optional.of(packet)));
    }

    private static Camera camera(String make, String model) {
        return new Camera(
                Optional.ofNullable(make),
                Optional.ofNullable(model),
                Optional.of("0480"),
                Optional.of("24-105"),
                Optional.of("L-9"),
                Optional.empty());
    }

    private static CaptureFacts facts(Moment moment, Camera camera, Optional<byte[]> xmp) {
        Exposure exposure = new Exposure(
                Optional.of(0.004),
                Optional.of(8.0),
                Optional.of(100),
                Optional.of(-0.3),
                Optional.of(35.0),
                Optional.of(56.0),
                Optional.of(true),
                Optional.of(3.0));
        return new CaptureFacts(
                moment,
                camera,
                exposure,
                6,
                Optional.of(new CaptureFacts.Place(46.5, -8.25)),
                Optional.of(4),
                SHOT,
                xmp,
                List.of());
    }
}
