// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.PanasonicRawIFD0Directory;
import com.drew.metadata.png.PngDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@link Shot} from the maker note, Exif, XMP and PNG texts. */
final class ShotReader {
    private static final int SUBJECT_AREA = 0x9214;
    private static final int SUBJECT_LOCATION = 0xa214;
    private static final int CUSTOM_RENDERED = 0xa401;
    private static final int NORMAL = 0;

    /** Programs that take pictures of screens, as they name themselves in a PNG. */
    private static final Pattern GRABBERS =
            Pattern.compile("screenshot|screen capture|spectacle|flameshot|ksnip|shutter|scrot");

    private ShotReader() {}

    /** What is said of the shot whose stored picture has this size; 0 if that is not known. */
    static Shot of(Metadata metadata, XmpFacts xmp, int width, int height, int orientation) {
        Fields main = Fields.of(metadata, ExifIFD0Directory.class, PanasonicRawIFD0Directory.class);
        Fields sub = Fields.of(metadata, ExifSubIFDDirectory.class);
        ShotNotes notes = new ShotNotes(width, height);
        ShotNotes.Frame frame = frame(sub);
        if (frame.width() > 0 && frame.height() > 0 && !frame.like(width, height)) {
            notes.noFocus(); // turned or cropped since
        }
        String make = main.text(ExifIFD0Directory.TAG_MAKE).orElse("").toLowerCase(Locale.ROOT);
        boolean eos = main.text(ExifIFD0Directory.TAG_MODEL).orElse("").contains("EOS");
        CanonNotes.read(metadata, eos, notes);
        NikonNotes.read(metadata, notes);
        SonyNotes.read(metadata, notes);
        FujiNotes.read(metadata, frame, notes);
        OlympusNotes.read(metadata, notes);
        PanasonicNotes.read(metadata, notes);
        PentaxNotes.read(metadata, make, notes);
        AppleNotes.read(metadata, notes);
        exif(sub, make, frame, notes);
        notes.hint(Hint.PANORAMA, xmp.panorama());
        notes.burst(xmp.burst());
        notes.hint(Hint.SCREENSHOT, screenshot(metadata, sub, xmp));
        return notes.shot(orientation);
    }

    private static void exif(Fields sub, String make, ShotNotes.Frame frame, ShotNotes notes) {
        notes.hint(Hint.AUTO_BRACKET, sub.is(ExifSubIFDDirectory.TAG_EXPOSURE_MODE, 2));
        notes.hint(Hint.NEAR, sub.is(ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE_RANGE, 1));
        if (make.startsWith("apple")) {
            int rendered = sub.integer(CUSTOM_RENDERED).orElse(NORMAL); // 3, 4: HDR and its original; 6: panorama
            notes.hint(Hint.HDR, rendered == 3);
            notes.hint(Hint.PANORAMA, rendered == 6);
        }
        long[] area = sub.numbers(SUBJECT_AREA); // a point; a point and a diameter; a point, width and height
        if (area.length >= 2 && area.length <= 4) {
            double width = area.length > 2 ? area[2] : 0;
            notes.focus(area[0], area[1], width, area.length > 3 ? area[3] : width, frame);
        }
        long[] place = sub.numbers(SUBJECT_LOCATION);
        if (place.length == 2) {
            notes.focus(place[0], place[1], 0, 0, frame);
        }
    }

    /** The size of the picture that the camera wrote, which is what Exif counts in. */
    private static ShotNotes.Frame frame(Fields sub) {
        return new ShotNotes.Frame(
                sub.integer(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH).orElse(0),
                sub.integer(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT).orElse(0));
    }

    /** iOS and macOS, and Samsung's phones, say so in a comment; Linux desktops by a program's name in the PNG. */
    private static boolean screenshot(Metadata metadata, Fields sub, XmpFacts xmp) {
        boolean comment = sub.described(ExifSubIFDDirectory.TAG_USER_COMMENT)
                .or(xmp::comment)
                .filter(text -> text.equalsIgnoreCase("screenshot"))
                .isPresent();
        return comment
                || pngTexts(metadata).stream()
                        .anyMatch(text -> GRABBERS.matcher(text).find());
    }

    private static List<String> pngTexts(Metadata metadata) {
        return metadata.getDirectoriesOfType(PngDirectory.class).stream()
                .flatMap(png -> Optional.ofNullable(png.getObject(PngDirectory.TAG_TEXTUAL_DATA)).stream())
                .flatMap(texts -> texts instanceof List<?> list ? list.stream() : java.util.stream.Stream.empty())
                .map(text -> String.valueOf(text).toLowerCase(Locale.ROOT))
                .filter(text -> text.length() < 200 && (text.startsWith("software") || text.contains("capture_info")))
                .toList();
    }
}
