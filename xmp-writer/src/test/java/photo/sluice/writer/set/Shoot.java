// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import photo.sluice.contract.Shot;

/** A made-up day with two cameras: singles, bursts, brackets, pairs, versions, photos without a time. */
final class Shoot {
    private final Random random;
    private final List<Frame> frames = new ArrayList<>();

    /** What belongs together, by the names of the shots. */
    final List<List<String>> truth = new ArrayList<>();

    private Shoot(long seed) {
        random = new Random(seed);
    }

    /** About so many photos. */
    static Shoot of(int photos, long seed) {
        Shoot shoot = new Shoot(seed);
        long clock = 0;
        for (int scene = 0; shoot.frames.size() < photos; scene++) {
            clock += 12_000 + shoot.random.nextInt(120_000);
            clock = shoot.scene(scene, clock);
        }
        return shoot;
    }

    private long scene(int scene, long start) {
        String camera = scene % 2 == 0 ? "Nikon Z 9" : "Canon EOS R5";
        String prefix = (scene % 2 == 0 ? "DSC_" : "IMG_") + String.format("%05d", scene) + "x";
        int kind = random.nextInt(10);
        int shots = kind < 5 ? 1 : kind < 8 ? 2 + random.nextInt(8) : kind == 8 ? 3 : 1;
        List<String> set = new ArrayList<>();
        long at = start;
        for (int shot = 0; shot < shots; shot++) {
            double bias = kind == 8 ? new double[] {0, -2, 2}[shot] : 0;
            String stem = prefix + shot;
            Frame frame = Frame.of(stem + ".jpg")
                    .camera(camera)
                    .after(at)
                    .exposed(0.01 * Math.pow(2, bias), bias)
                    .hash(Frame.off(Frame.scene(prefix), random.nextInt(9)));
            if (kind == 8 && scene % 3 == 0) frame = frame.hinted(Shot.AUTO_BRACKET);
            if (kind == 9) frame = frame.timeless().hash(Frame.scene(stem));
            frames.add(frame);
            if (kind == 1 || kind == 6) frames.add(named(frame, stem + ".nef"));
            if (kind == 2) frames.add(named(frame, stem + "-Edit.tif"));
            set.add(stem);
            at += 150 + random.nextInt(kind == 8 ? 500 : 2_000);
        }
        truth.add(set);
        return at;
    }

    private static Frame named(Frame frame, String name) {
        Look look = Frame.of(name).look();
        return new Frame(
                name,
                new Look(
                        look.photo(),
                        1,
                        frame.look().moment(),
                        frame.look().gear(),
                        frame.look().exposure(),
                        frame.look().sight()));
    }

    List<Look> looks() {
        return frames.stream().map(Frame::look).toList();
    }

    /** The sets found, by the names of their shots, as {@link #truth} has them. */
    static List<List<String>> found(List<PhotoSet> sets) {
        return sets.stream()
                .map(set -> set.shots().stream()
                        .map(shot -> Stem.of(shot.files().get(0).name()).text())
                        .toList())
                .toList();
    }

    List<List<String>> truth() {
        return truth.stream()
                .map(set -> set.stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .toList())
                .sorted(Comparator.comparing(set -> set.get(0)))
                .toList();
    }
}
