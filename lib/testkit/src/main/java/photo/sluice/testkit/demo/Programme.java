// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import static photo.sluice.testkit.demo.Camera.MAIN;
import static photo.sluice.testkit.demo.Camera.SECOND;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Jpeg;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.photo.Xmp;
import photo.sluice.testkit.scene.Scene;

/** What the demo shoots, in order. No two takes share a picture, so that none is taken for a neighbour of another. */
final class Programme {
    private final List<Take> takes = new ArrayList<>();
    private final long seed;
    private final int width;
    private final int height;

    private Programme(long seed, int width) {
        this.seed = seed;
        this.width = width;
        this.height = width * 2 / 3;
    }

    /** All takes, those that draw longest first; {@code width} in pixels is that of most photos, which are 3:2. */
    static List<Take> of(long seed, int width) {
        Programme programme = new Programme(seed, width);
        programme.takes.add(Series.burst(programme.width, programme.height, seed + 120));
        programme.takes.add(Series.bracket(programme.width, programme.height, seed + 130));
        programme.sound();
        programme.faulty();
        programme.formats();
        programme.people();
        programme.takes.add(() -> List.of(Screen.shot()));
        return programme.takes;
    }

    private void sound() {
        single(
                101,
                Scene.MOUNTAIN_LAKE,
                "mountains over a lake, sharp",
                Expected.GOOD,
                exif -> exif.place(46.6242, 8.0414, 1034));
        single(102, Scene.HARBOUR, "a harbour, sharp", Expected.GOOD, exif -> exif.place(60.3975, 5.3245, 3));
        single(
                103,
                Scene.FOREST,
                "a beech wood, sharp",
                Expected.GOOD,
                exif -> exif.iso(400).exposureTime(1, 125));
        single(104, Scene.MEADOW, "a meadow with poppies, sharp", Expected.GOOD, exif -> exif);
        single(105, Scene.BRICK_WALL, "a brick wall with ivy, sharp", Expected.GOOD, exif -> exif);
    }

    private void faulty() {
        single(
                106,
                Scene.HARBOUR,
                "a harbour, slightly out of focus",
                Expected.DEFOCUSED,
                exif -> exif.fNumber(4),
                new Fault.Defocus(3));
        single(
                107,
                Scene.MOUNTAIN_LAKE,
                "mountains, far out of focus",
                Expected.DEFOCUSED,
                exif -> exif.fNumber(4),
                new Fault.Defocus(9));
        single(
                108,
                Scene.CITY_DUSK,
                "a skyline, shaken",
                Expected.SHAKEN,
                exif -> exif.exposureTime(1, 8).iso(800),
                new Fault.Shake(24, 20));
        single(
                109,
                Scene.STILL_LIFE,
                "fruit at ISO 25600, noisy",
                Expected.NOISY,
                exif -> exif.iso(25600),
                new Fault.Grain(24, true));
        single(
                110,
                Scene.MEADOW,
                "a meadow, two and a half stops too bright",
                Expected.OVEREXPOSED,
                exif -> exif.exposureTime(1, 50),
                new Fault.Exposure(2.5));
        single(
                111,
                Scene.FOREST,
                "a wood, four stops too dark",
                Expected.UNDEREXPOSED,
                exif -> exif.exposureTime(1, 4000),
                new Fault.Exposure(-4));
        single(
                112,
                Scene.BRICK_WALL,
                "a wall, compressed far too much",
                Expected.COMPRESSED,
                exif -> exif,
                new Fault.Compression(7));
    }

    private void formats() {
        take(
                MAIN.file(140),
                "an upright wood, stored lying (orientation 6)",
                Expected.GOOD,
                () -> Shot.of(Scene.FOREST.draw(height, width, seed + 140).turned(3), seed)
                        .with(MAIN.frame(40).orientation(6)));
        take(
                MAIN.file(141),
                "an upright skyline, stored lying (orientation 8)",
                Expected.GOOD,
                () -> Shot.of(Scene.CITY_DUSK.draw(height, width, seed + 141).turned(1), seed)
                        .with(MAIN.frame(41).orientation(8)));
        take(
                MAIN.file(142),
                "fruit and a vase in black and white",
                Expected.GOOD,
                () -> Shot.of(Scene.STILL_LIFE.draw(width, height, seed + 142).monochrome(), seed)
                        .with(MAIN.frame(42)));
        single(
                143,
                Scene.NIGHT_STREET,
                "a street at night, dark by intent",
                Expected.GOOD,
                exif -> exif.iso(1600)
                        .exposureTime(1, 15)
                        .fNumber(2.8)
                        .taken(LocalDateTime.of(2026, 5, 14, 22, 41, 7, 360_000_000)));
        take(
                MAIN.file(144),
                "a panorama, three times as wide as high",
                Expected.GOOD,
                () -> Shot.of(Scene.MOUNTAIN_LAKE.draw(width * 3 / 2, width / 2, seed + 144), seed)
                        .with(MAIN.frame(44)));
        single(
                145,
                Scene.FLOWER,
                "a flower at close range, blurred behind by intent",
                Expected.GOOD,
                exif -> exif.fNumber(2.8).focalLength(100).subjectDistance(0.32));
    }

    private void people() {
        Exif rated = SECOND.frame(2001);
        takes.add(() -> List.of(new Take.Frame(
                new DemoPhoto(
                        SECOND.file(2001), "a flower that a person gave five stars in the sidecar", Expected.RATED),
                () -> Shot.of(Scene.FLOWER, width, height, seed + 201)
                        .with(rated)
                        .jpeg(),
                java.util.Optional.of(PersonsSidecar.of(SECOND.file(2001))))));
        second(
                2002,
                Scene.CITY_DUSK,
                "a skyline that got four stars in the camera",
                Expected.RATED,
                shot -> shot.with(SECOND.frame(2002).rating(4)).withXmp(Xmp.rating(4)));
        second(
                2003,
                Scene.BRICK_WALL,
                "a wall of very few pixels",
                Expected.SMALL,
                shot -> shot.with(new Fault.Reduction(0.2)));
        second(2005, Scene.STILL_LIFE, "fruit on a table, sharp", Expected.GOOD, shot -> shot);
        second(
                2006,
                Scene.MEADOW,
                "a meadow, shaken sideways",
                Expected.SHAKEN,
                shot -> shot.with(new Fault.Shake(14, 0)));
        takes.add(() -> List.of(Take.Frame.of(
                new DemoPhoto(SECOND.file(2004), "a wood that was cut off while it was copied", Expected.CORRUPT),
                () -> {
                    Shot shot = Shot.of(Scene.FOREST, width, height, seed + 204);
                    return Jpeg.truncated(shot.with(SECOND.frame(2004)).jpeg(), 0.45);
                })));
    }

    private void single(
            int number, Scene scene, String shows, Expected expected, UnaryOperator<Exif> settings, Fault... faults) {
        take(
                MAIN.file(number),
                shows,
                expected,
                () -> Shot.of(scene, width, height, seed + number)
                        .with(faults)
                        .with(settings.apply(MAIN.frame(number))));
    }

    private void second(int number, Scene scene, String shows, Expected expected, UnaryOperator<Shot> changes) {
        take(
                SECOND.file(number),
                shows,
                expected,
                () -> changes.apply(Shot.of(scene, width, height, seed + number).with(SECOND.frame(number))));
    }

    private void take(String name, String shows, Expected expected, java.util.function.Supplier<Shot> shot) {
        DemoPhoto photo = new DemoPhoto(name, shows, expected);
        takes.add(() -> List.of(Take.Frame.of(photo, () -> shot.get().jpeg())));
    }
}
