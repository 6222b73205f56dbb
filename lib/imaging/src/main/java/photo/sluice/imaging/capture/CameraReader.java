// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.exif.makernotes.FujifilmMakernoteDirectory;
import com.drew.metadata.exif.makernotes.NikonType2MakernoteDirectory;
import com.drew.metadata.exif.makernotes.OlympusEquipmentMakernoteDirectory;
import com.drew.metadata.exif.makernotes.PanasonicMakernoteDirectory;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@link Camera}: by Exif, else by the maker note. */
final class CameraReader {
    private static final int CAMERA_SERIAL = 0xc62f; // DNG

    private CameraReader() {}

    static Camera of(Metadata metadata, Fields main, Fields sub) {
        Fields olympus = Fields.of(metadata, OlympusEquipmentMakernoteDirectory.class);
        Fields panasonic = Fields.of(metadata, PanasonicMakernoteDirectory.class);
        return new Camera(
                main.text(ExifIFD0Directory.TAG_MAKE),
                main.text(ExifIFD0Directory.TAG_MODEL),
                sub.text(ExifSubIFDDirectory.TAG_BODY_SERIAL_NUMBER)
                        .or(() -> main.text(CAMERA_SERIAL))
                        .filter(CameraReader::serial)
                        .or(() -> bySerialOfMaker(metadata, olympus, panasonic)),
                sub.text(ExifSubIFDDirectory.TAG_LENS_MODEL)
                        .or(() -> main.text(ExifSubIFDDirectory.TAG_LENS_MODEL))
                        .or(() -> Fields.of(metadata, CanonMakernoteDirectory.class)
                                .text(CanonMakernoteDirectory.TAG_LENS_MODEL))
                        .or(() -> olympus.text(OlympusEquipmentMakernoteDirectory.TAG_LENS_MODEL))
                        .or(() -> panasonic.text(PanasonicMakernoteDirectory.TAG_LENS_TYPE))
                        .filter(CameraReader::named),
                sub.text(ExifSubIFDDirectory.TAG_LENS_SERIAL_NUMBER)
                        .or(() -> olympus.text(OlympusEquipmentMakernoteDirectory.TAG_LENS_SERIAL_NUMBER))
                        .or(() -> panasonic.text(PanasonicMakernoteDirectory.TAG_LENS_SERIAL_NUMBER))
                        .filter(CameraReader::serial),
                main.text(ExifIFD0Directory.TAG_SOFTWARE));
    }

    private static Optional<String> bySerialOfMaker(Metadata metadata, Fields olympus, Fields panasonic) {
        Fields canon = Fields.of(metadata, CanonMakernoteDirectory.class);
        Fields nikon = Fields.of(metadata, NikonType2MakernoteDirectory.class);
        Fields fuji = Fields.of(metadata, FujifilmMakernoteDirectory.class);
        return Stream.of(
                        canon.text(CanonMakernoteDirectory.TAG_CANON_SERIAL_NUMBER),
                        nikon.text(NikonType2MakernoteDirectory.TAG_CAMERA_SERIAL_NUMBER),
                        nikon.text(NikonType2MakernoteDirectory.TAG_CAMERA_SERIAL_NUMBER_2)
                                .map(text -> text.replaceFirst("^NO=\\s*", "")),
                        olympus.text(OlympusEquipmentMakernoteDirectory.TAG_SERIAL_NUMBER),
                        panasonic.text(PanasonicMakernoteDirectory.TAG_INTERNAL_SERIAL_NUMBER),
                        fuji.text(FujifilmMakernoteDirectory.TAG_SERIAL_NUMBER))
                .flatMap(Optional::stream)
                .filter(CameraReader::serial)
                .findFirst();
    }

    /** Whether it tells one body from another: has a digit other than 0. */
    private static boolean serial(String text) {
        return text.chars().anyMatch(c -> c > '0' && c <= '9' || Character.isLetter(c))
                && !text.equalsIgnoreCase("none");
    }

    /** Whether it says which lens: bodies write dashes or zeros where they do not know. */
    private static boolean named(String text) {
        return text.chars().anyMatch(c -> Character.isLetter(c) || c > '0' && c <= '9') && !text.equals("N/A");
    }
}
