// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a camera writes about a shot (Exif 2.32, CIPA DC-008), field by field; a field that is not set is not in the file.
 * Immutable: each call gives a changed copy, so that one camera's fields can be shared by many shots.
 */
public final class Exif {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);

    private final TreeMap<Integer, TiffValue> image;
    private final TreeMap<Integer, TiffValue> camera;
    private final TreeMap<Integer, TiffValue> place;

    private Exif(Map<Integer, TiffValue> image, Map<Integer, TiffValue> camera, Map<Integer, TiffValue> place) {
        this.image = new TreeMap<>(image);
        this.camera = new TreeMap<>(camera);
        this.place = new TreeMap<>(place);
    }

    /** No field at all. */
    public static Exif none() {
        return new Exif(Map.of(), Map.of(), Map.of());
    }

    public boolean isEmpty() {
        return image.isEmpty() && camera.isEmpty() && place.isEmpty();
    }

    public Exif make(String make) {
        return image(0x010F, TiffValue.ascii(make));
    }

    public Exif model(String model) {
        return image(0x0110, TiffValue.ascii(model));
    }

    /** How the stored pixels are to be turned: 1 upright, 3 by 180, 6 by 90 clockwise, 8 by 90 counter-clockwise; 1 to 8. */
    public Exif orientation(int orientation) {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("an orientation is 1 to 8, not " + orientation);
        }
        return image(0x0112, TiffValue.shorts(orientation));
    }

    public Exif software(String software) {
        return image(0x0131, TiffValue.ascii(software));
    }

    /** Microsoft's rating tags, as cameras with a rating button write them: 0 to 5 stars, and the same in percent. */
    public Exif rating(int stars) {
        if (stars < 0 || stars > 5) {
            throw new IllegalArgumentException("a rating in Exif is 0 to 5 stars, not " + stars);
        }
        int percent = new int[] {0, 1, 25, 50, 75, 99}[stars];
        return image(0x4746, TiffValue.shorts(stars)).image(0x4749, TiffValue.shorts(percent));
    }

    /** When the shutter opened, to the millisecond, by the camera's own clock; all three date fields of the first release. */
    public Exif taken(LocalDateTime time) {
        TiffValue clock = TiffValue.ascii(CLOCK.format(time));
        TiffValue fraction = TiffValue.ascii(String.format(Locale.ROOT, "%03d", time.get(ChronoField.MILLI_OF_SECOND)));
        return image(0x0132, clock)
                .camera(0x9003, clock)
                .camera(0x9004, clock)
                .camera(0x9290, fraction)
                .camera(0x9291, fraction)
                .camera(0x9292, fraction);
    }

    /** The clock's offset from UTC, to whole minutes. */
    public Exif offset(ZoneOffset offset) {
        TiffValue text = TiffValue.ascii(offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
        return camera(0x9010, text).camera(0x9011, text).camera(0x9012, text);
    }

    public Exif serial(String bodySerial) {
        return camera(0xA431, TiffValue.ascii(bodySerial));
    }

    public Exif lens(String lensModel) {
        return camera(0xA434, TiffValue.ascii(lensModel));
    }

    /** Exposure time as a fraction of a second. */
    public Exif exposureTime(int numerator, int denominator) {
        return camera(0x829A, TiffValue.rational(numerator, denominator));
    }

    public Exif fNumber(double f) {
        return camera(0x829D, TiffValue.rational((int) Math.round(f * 10), 10));
    }

    /** Sensitivity, 1 to 65535, with its type "recommended exposure index". */
    public Exif iso(int iso) {
        return camera(0x8827, TiffValue.shorts(iso)).camera(0x8830, TiffValue.shorts(2));
    }

    /** In millimetres. */
    public Exif focalLength(double mm) {
        return camera(0x920A, TiffValue.rational((int) Math.round(mm * 10), 10));
    }

    /** Distance to the subject in metres, to the millimetre, as lenses with an encoder report it. */
    public Exif subjectDistance(double metres) {
        return camera(0x9206, TiffValue.rational((int) Math.round(metres * 1000), 1000));
    }

    public Exif flash(boolean fired) {
        return camera(0x9209, TiffValue.shorts(fired ? 0x09 : 0x10));
    }

    /** Exposure compensation in stops, to thirds. */
    public Exif exposureBias(double stops) {
        return camera(0x9204, TiffValue.signedRational((int) Math.round(stops * 3), 3));
    }

    /** Exposure mode "auto bracket". */
    public Exif bracket() {
        return camera(0xA402, TiffValue.shorts(2));
    }

    /** Where it was taken: degrees north and east of the WGS 84 datum, altitude in metres. */
    public Exif place(double north, double east, double altitude) {
        Exif copy = new Exif(image, camera, place);
        copy.place.put(0x0000, TiffValue.bytes(2, 3, 0, 0));
        copy.place.put(0x0001, TiffValue.ascii(north < 0 ? "S" : "N"));
        copy.place.put(0x0002, TiffValue.degrees(Math.abs(north)));
        copy.place.put(0x0003, TiffValue.ascii(east < 0 ? "W" : "E"));
        copy.place.put(0x0004, TiffValue.degrees(Math.abs(east)));
        copy.place.put(0x0005, TiffValue.bytes(altitude < 0 ? 1 : 0));
        copy.place.put(0x0006, TiffValue.rational((int) Math.round(Math.abs(altitude) * 10), 10));
        return copy;
    }

    /** The TIFF structure, little-endian: header, IFD0, Exif IFD, GPS IFD, with the fields that Exif makes mandatory; sizes are those of the stored pixels. */
    public byte[] tiff(int width, int height) {
        TreeMap<Integer, TiffValue> file = new TreeMap<>(image);
        file.put(0x011A, TiffValue.rational(72, 1)); // resolution in x and y, its unit inch, chroma centred: mandatory
        file.put(0x011B, TiffValue.rational(72, 1));
        file.put(0x0128, TiffValue.shorts(2));
        file.put(0x0213, TiffValue.shorts(1));
        TreeMap<Integer, TiffValue> shot = new TreeMap<>(camera);
        shot.put(0x9000, TiffValue.undefined("0232".getBytes(StandardCharsets.US_ASCII)));
        shot.put(0x9101, TiffValue.undefined(new byte[] {1, 2, 3, 0}));
        shot.put(0xA000, TiffValue.undefined("0100".getBytes(StandardCharsets.US_ASCII)));
        shot.put(0xA001, TiffValue.shorts(1));
        shot.put(0xA002, TiffValue.longs(width));
        shot.put(0xA003, TiffValue.longs(height));
        return TiffValue.write(file, shot, place);
    }

    private Exif image(int tag, TiffValue value) {
        Exif copy = new Exif(image, camera, place);
        copy.image.put(tag, value);
        return copy;
    }

    private Exif camera(int tag, TiffValue value) {
        Exif copy = new Exif(image, camera, place);
        copy.camera.put(tag, value);
        return copy;
    }
}
