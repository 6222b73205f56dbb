// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.png.PngChunkType;
import com.drew.lang.KeyValuePair;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.exif.makernotes.CasioType2MakernoteDirectory;
import com.drew.metadata.exif.makernotes.FujifilmMakernoteDirectory;
import com.drew.metadata.exif.makernotes.NikonType2MakernoteDirectory;
import com.drew.metadata.exif.makernotes.OlympusCameraSettingsMakernoteDirectory;
import com.drew.metadata.exif.makernotes.PanasonicMakernoteDirectory;
import com.drew.metadata.exif.makernotes.SonyType1MakernoteDirectory;
import com.drew.metadata.png.PngDirectory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each maker's note with the fields that it writes, by their numbers; what they mean is in ExifTool's tables. */
class ShotReaderTest {
    private final Metadata metadata = new Metadata();
    private final ExifSubIFDDirectory exif = added(new ExifSubIFDDirectory());

    @Test
    void canonsDriveAndBracketAreTold() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setInt(0xc105, 5); // ContinuousDrive: continuous, high
        canon.setInt(0xc410, 2); // AutoExposureBracketing: second shot
        canon.setInt(0xc101, 1); // MacroMode
        canon.setIntArray(0x4053, new int[] {20, 1}); // FocusBracketing
        canon.setIntArray(0x4025, new int[] {20, 0}); // HDR: off
        Shot shot = read();
        assertThat(shot.hints())
                .containsExactlyInAnyOrder(Hint.CONTINUOUS, Hint.AUTO_BRACKET, Hint.MACRO, Hint.FOCUS_BRACKET);
        assertThat(shot.sequence()).contains(2);
    }

    @Test
    void silentSingleDriveIsNotContinuous() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setInt(0xc105, 9);
        canon.setInt(0xc410, 0);
        canon.setInt(0xc409, 0);
        assertThat(read()).isEqualTo(Shot.UNKNOWN);
    }

    @Test
    void canonsPointsLieUpwardsOnAnEosAndDownwardsOnACompact() {
        // size, mode, 2 points, 2 valid, 6000x4000 both times; 300x200 each; right -600 and 0; up 1000 and 0; in focus:
        // the first
        int[] info = {48, 2, 2, 2, 6000, 4000, 6000, 4000, 300, 300, 200, 200, 65536 - 600, 0, 1000, 0, 1, 0};
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setIntArray(0x26, info);
        ExifIFD0Directory main = added(new ExifIFD0Directory());
        main.setString(ExifIFD0Directory.TAG_MODEL, "Canon EOS R5");
        assertArea(read(), .375, .225, .05, .05);
        main.setString(ExifIFD0Directory.TAG_MODEL, "Canon PowerShot G5");
        assertArea(read(), .375, .725, .05, .05);
    }

    @Test
    void selectedPointStandsInWhereNoneWasInFocus() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setIntArray(
                0x26, new int[] {48, 2, 2, 2, 6000, 4000, 6000, 4000, 300, 300, 200, 200, 0, 600, 0, 0, 0, 2});
        added(new ExifIFD0Directory()).setString(ExifIFD0Directory.TAG_MODEL, "Canon EOS R5");
        assertArea(read(), .575, .475, .05, .05);
    }

    @Test
    void pointsAllOverThePictureAreOnlyTheFirst() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setIntArray(0x26, new int[] {
            48, 2, 2, 2, 6000, 4000, 6000, 4000, 300, 300, 200, 200, 65536 - 2400, 2400, 65536 - 1600, 1600, 3, 0
        });
        assertArea(read(), .075, .075, .05, .05);
    }

    @Test
    void focusByHandIsNoChoiceOfTheCamera() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setIntArray(0x26, new int[] {48, 0, 1, 1, 6000, 4000, 6000, 4000, 300, 200, 0, 0, 1, 1});
        assertThat(read().focus()).isEmpty();
    }

    @Test
    void nikonsShootingModeIsReadBitByBit() {
        NikonType2MakernoteDirectory nikon = added(new NikonType2MakernoteDirectory());
        nikon.setInt(0x89, 0b1_0001); // continuous, bracketing
        assertThat(read().hints()).containsExactlyInAnyOrder(Hint.CONTINUOUS, Hint.AUTO_BRACKET);
        nikon.setInt(0x89, 0b101_1000); // self-timer, bracketing of the white balance
        assertThat(read().hints()).containsExactlyInAnyOrder(Hint.SELF_TIMER, Hint.OTHER_BRACKET);
        nikon.setInt(0x89, 0b10_0000); // automatic ISO
        assertThat(read().hints()).isEmpty();
    }

    @Test
    void nikonsAreaIsReadInTheOrderThatMakesSense() {
        NikonType2MakernoteDirectory nikon = added(new NikonType2MakernoteDirectory());
        byte[] info = new byte[0x40];
        put(info, 0, '0', '3', '0', '1', 1); // version, contrast detection
        put(info, 0x2a, 0x70, 0x17, 0xa0, 0x0f); // 6000x4000, low byte first
        put(info, 0x2e, 0xdc, 0x05, 0xe8, 0x03, 0x58, 0x02, 0x90, 0x01); // at 1500, 1000; 600x400
        nikon.setByteArray(0xb7, info);
        assertArea(read(), .2, .2, .1, .1);
        put(info, 0, '0', '1', '0', '0', 1);
        put(info, 0x10, 0x17, 0x70, 0x0f, 0xa0, 0x05, 0xdc, 0x03, 0xe8, 0x02, 0x58, 0x01, 0x90);
        assertArea(read(), .2, .2, .1, .1);
    }

    @Test
    void nikonsCentrePointIsThatOfThePicture() {
        NikonType2MakernoteDirectory nikon = added(new NikonType2MakernoteDirectory());
        byte[] info = new byte[30];
        put(info, 0, '0', '1', '0', '0', 0, 1, 2, 1); // as a D90 wrote it: 11 points, the first
        nikon.setByteArray(0xb7, info);
        assertArea(read(), .5, .5, 0, 0);
        nikon.setString(7, "MANUAL");
        assertThat(read().focus()).isEmpty();
    }

    @Test
    void sonysBracketSequenceAndFocusAreTold() {
        SonyType1MakernoteDirectory sony = added(new SonyType1MakernoteDirectory());
        sony.setInt(0xb049, 5);
        sony.setInt(0xb04a, 3);
        sony.setIntArray(0x2027, new int[] {6000, 4000, 1500, 3000});
        sony.setByteArray(0x2037, new byte[] {88, 2, (byte) 144, 1, 1, 1}); // 600x400, valid
        Shot shot = read();
        assertThat(shot.hints()).containsExactly(Hint.AUTO_BRACKET);
        assertThat(shot.sequence()).contains(3);
        assertArea(shot, .2, .7, .1, .1);
    }

    @Test
    void sonysWordsForNothingAreNothing() {
        SonyType1MakernoteDirectory sony = added(new SonyType1MakernoteDirectory());
        sony.setInt(0xb049, 65535);
        sony.setInt(0xb04a, 65535);
        sony.setInt(0xb040, 65535);
        assertThat(read()).isEqualTo(Shot.UNKNOWN);
    }

    @Test
    void sonysPixelShiftIsCounted() {
        SonyType1MakernoteDirectory sony = added(new SonyType1MakernoteDirectory());
        sony.setByteArray(0x202f, new byte[] {1, 2, 3, 4, 2, 16}); // the second of sixteen
        assertThat(read().hints()).containsExactly(Hint.PIXEL_SHIFT);
        assertThat(read().sequence()).contains(2);
    }

    @Test
    void fujisBracketAndPixelAreTold() {
        FujifilmMakernoteDirectory fuji = added(new FujifilmMakernoteDirectory());
        fuji.setInt(0x1100, 1);
        fuji.setInt(0x1101, 2);
        fuji.setIntArray(0x1023, new int[] {1648, 618});
        exif.setInt(0xa002, 3296);
        exif.setInt(0xa003, 2472);
        Shot shot = read();
        assertThat(shot.hints()).containsExactly(Hint.AUTO_BRACKET);
        assertThat(shot.sequence()).contains(2);
        assertArea(shot, .5, .25, 0, 0);
    }

    @Test
    void fujisContinuousDriveIsInTheLowByte() {
        FujifilmMakernoteDirectory fuji = added(new FujifilmMakernoteDirectory());
        fuji.setLong(0x1103, 0x08000002L); // 8 a second, continuous high
        assertThat(read().hints()).containsExactly(Hint.CONTINUOUS);
    }

    @Test
    void olympusSaysWhatItBrackets() {
        OlympusCameraSettingsMakernoteDirectory olympus = added(new OlympusCameraSettingsMakernoteDirectory());
        olympus.setIntArray(0x600, new int[] {5, 4, 1 << 6, 0, 0}); // bracketing, fourth shot, of focus
        assertThat(read().hints()).containsExactly(Hint.FOCUS_BRACKET);
        assertThat(read().sequence()).contains(4);
        olympus.setIntArray(0x600, new int[] {1, 7, 0});
        assertThat(read().hints()).containsExactly(Hint.CONTINUOUS);
        olympus.setIntArray(0x600, new int[] {0, 0, 0});
        assertThat(read()).isEqualTo(Shot.UNKNOWN);
    }

    @Test
    void olympusAreaHasFourCornersOf255() {
        OlympusCameraSettingsMakernoteDirectory olympus = added(new OlympusCameraSettingsMakernoteDirectory());
        olympus.setObjectArray(0x304, new long[] {0, 51L << 24 | 102L << 16 | 102L << 8 | 153L, 0});
        assertArea(read(), .2, .4, .2, .2);
    }

    @Test
    void panasonicsBurstAndPointAreTold() {
        PanasonicMakernoteDirectory panasonic = added(new PanasonicMakernoteDirectory());
        panasonic.setInt(0x2a, 3);
        panasonic.setInt(0x2b, 9);
        panasonic.setRationalArray(0x4d, new Rational[] {new Rational(256, 1024), new Rational(512, 1024)});
        Shot shot = read();
        assertThat(shot.hints()).containsExactly(Hint.FOCUS_BRACKET);
        assertThat(shot.sequence()).contains(9);
        assertArea(shot, .25, .5, 0, 0);
        panasonic.setRationalArray(0x4d, new Rational[] {new Rational(16777216, 1), new Rational(16777216, 1)});
        assertThat(read().focus()).as("none").isEmpty();
    }

    @Test
    void pentaxIsReadThoughItsNoteIsTakenForCasios() {
        CasioType2MakernoteDirectory note = added(new CasioType2MakernoteDirectory());
        note.setByteArray(0x34, new byte[] {1, 2, 0, 0x10}); // continuous, 2 s timer, HDR
        assertThat(read().hints()).as("of a Casio").isEmpty();
        added(new ExifIFD0Directory()).setString(ExifIFD0Directory.TAG_MAKE, "PENTAX Corporation");
        assertThat(read().hints()).containsExactlyInAnyOrder(Hint.CONTINUOUS, Hint.SELF_TIMER, Hint.HDR);
    }

    @Test
    void applesBurstHasItsId() {
        AppleMakernoteDirectory apple = added(new AppleMakernoteDirectory());
        apple.setString(0xb, "6F2B1A0C-33D1-4C7E-9E2B-0A4D5C6B7E81");
        apple.setInt(0xa, 3);
        assertThat(read().burst()).contains("6F2B1A0C-33D1-4C7E-9E2B-0A4D5C6B7E81");
        assertThat(read().hints()).containsExactlyInAnyOrder(Hint.CONTINUOUS, Hint.HDR);
    }

    @Test
    void subjectAreaIsAPointACircleOrARectangle() {
        exif.setInt(0xa002, 4000);
        exif.setInt(0xa003, 3000);
        exif.setIntArray(0x9214, new int[] {1000, 1500});
        assertArea(read(), .25, .5, 0, 0);
        exif.setIntArray(0x9214, new int[] {2000, 1500, 600});
        assertArea(read(), .425, .4, .15, .2);
        exif.setIntArray(0x9214, new int[] {2000, 1500, 400, 600});
        assertArea(read(), .45, .4, .1, .2);
    }

    @Test
    void focusTurnsUprightWithThePicture() {
        exif.setInt(0xa002, 4000);
        exif.setInt(0xa003, 3000);
        exif.setIntArray(0x9214, new int[] {1000, 750}); // upper left as stored
        assertArea(read(4000, 3000, 6), .75, .25, 0, 0);
        assertArea(read(4000, 3000, 8), .25, .75, 0, 0);
    }

    @Test
    void focusOfAPictureThatWasCroppedOrTurnedSinceIsNotBelieved() {
        exif.setInt(0xa002, 4000);
        exif.setInt(0xa003, 3000);
        exif.setIntArray(0x9214, new int[] {1000, 750});
        assertThat(read(2000, 1500, 1).focus()).as("made smaller").isPresent();
        assertThat(read(3000, 4000, 1).focus()).as("turned").isEmpty();
        assertThat(read(4000, 2250, 1).focus()).as("cropped").isEmpty();
    }

    @Test
    void bracketAndNearnessOfPlainExifAreTold() {
        exif.setInt(0xa402, 2);
        exif.setInt(0xa40c, 1);
        assertThat(read().hints()).containsExactlyInAnyOrder(Hint.AUTO_BRACKET, Hint.NEAR);
    }

    @Test
    void commentOfPhonesSaysScreenshot() {
        exif.setByteArray(0x9286, "ASCII\0\0\0Screenshot".getBytes(StandardCharsets.US_ASCII));
        assertThat(read().hints()).containsExactly(Hint.SCREENSHOT);
        exif.setByteArray(0x9286, "ASCII\0\0\0Screenshot of my dog".getBytes(StandardCharsets.US_ASCII));
        assertThat(read().hints()).isEmpty();
    }

    @Test
    void programThatWroteThePngSaysScreenshot() {
        PngDirectory png = added(new PngDirectory(PngChunkType.tEXt));
        png.setObject(PngDirectory.TAG_TEXTUAL_DATA, List.of(text("Software", "gnome-screenshot")));
        assertThat(read().hints()).containsExactly(Hint.SCREENSHOT);
        png.setObject(
                PngDirectory.TAG_TEXTUAL_DATA, List.of(text("Title", "Not a screenshot"), text("Software", "GIMP")));
        assertThat(read().hints()).isEmpty();
    }

    @Test
    void fieldsOfTheWrongTypeAreAsIfTheyWereNotThere() {
        CanonMakernoteDirectory canon = added(new CanonMakernoteDirectory());
        canon.setString(0xc105, "fast");
        canon.setByteArray(0x26, new byte[3]);
        SonyType1MakernoteDirectory sony = added(new SonyType1MakernoteDirectory());
        sony.setString(0x2027, "here");
        sony.setIntArray(0xb04a, new int[] {1, 2});
        NikonType2MakernoteDirectory nikon = added(new NikonType2MakernoteDirectory());
        nikon.setByteArray(0xb7, new byte[] {'0', '4', '0', '0', 0, 0, 0, 0, 9});
        assertThat(read()).isEqualTo(Shot.UNKNOWN);
    }

    private static KeyValuePair text(String key, String value) {
        return new KeyValuePair(
                key, new StringValue(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
    }

    private <T extends Directory> T added(T directory) {
        metadata.addDirectory(directory);
        return directory;
    }

    private Shot read() {
        return read(0, 0, 1);
    }

    private Shot read(int width, int height, int orientation) {
        return ShotReader.of(metadata, new XmpFacts(null), width, height, orientation);
    }

    private static void put(byte[] into, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            into[at + i] = (byte) bytes[i];
        }
    }

    private static void assertArea(Shot shot, double x, double y, double width, double height) {
        assertThat(shot.focus()).hasValueSatisfying(area -> {
            assertThat(area.x()).as("x of %s", area).isCloseTo(x, within(1e-9));
            assertThat(area.y()).as("y of %s", area).isCloseTo(y, within(1e-9));
            assertThat(area.width()).as("width of %s", area).isCloseTo(width, within(1e-9));
            assertThat(area.height()).as("height of %s", area).isCloseTo(height, within(1e-9));
        });
    }
}
