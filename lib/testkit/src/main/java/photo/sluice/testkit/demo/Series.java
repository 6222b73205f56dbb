// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import static photo.sluice.testkit.demo.Camera.MAIN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Picture;
import photo.sluice.testkit.scene.Scene;

/** Takes of several frames of one scene. */
final class Series {
    private Series() {}

    /** Five frames in two thirds of a second, held by hand: the middle one is sharp. */
    static Take burst(int width, int height, long seed) {
        Fault[] faults = {
            new Fault.Shake(9, 75),
            new Fault.Defocus(2),
            new Fault.Exposure(0),
            new Fault.Shake(5, 10),
            new Fault.Defocus(3.5)
        };
        int[][] drift = {{6, 4}, {9, 7}, {12, 9}, {16, 10}, {19, 14}};
        return () -> {
            Picture wide = Scene.HARBOUR.draw(width + 24, height + 16, seed);
            List<Take.Frame> frames = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int[] at = drift[i];
                Fault fault = faults[i];
                Exif exif = MAIN.at(20, Duration.ofMillis(166L * i))
                        .exposureTime(1, 320)
                        .iso(200);
                boolean best = i == 2;
                String shows = "a burst of five, frame " + (i + 1)
                        + (best ? ": the sharp one" : fault instanceof Fault.Shake ? ": shaken" : ": out of focus");
                long grain = seed + i;
                frames.add(Take.Frame.of(
                        new DemoPhoto(MAIN.file(120 + i), shows, best ? Expected.BURST_BEST : Expected.BURST_REST),
                        () -> Shot.of(wide.crop(at[0], at[1], width, height), grain)
                                .with(fault)
                                .with(exif)
                                .jpeg()));
            }
            return frames;
        };
    }

    /** Three frames from a tripod, two stops apart. */
    static Take bracket(int width, int height, long seed) {
        int[] stops = {0, -2, 2};
        int[] speed = {250, 1000, 60};
        return () -> {
            Picture light = Scene.MOUNTAIN_LAKE.draw(width, height, seed);
            List<Take.Frame> frames = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Fault fault = new Fault.Exposure(stops[i]);
                Exif exif = MAIN.at(30, Duration.ofMillis(400L * i))
                        .exposureBias(stops[i])
                        .exposureTime(1, speed[i])
                        .bracket();
                long grain = seed + i;
                frames.add(Take.Frame.of(
                        new DemoPhoto(
                                MAIN.file(130 + i),
                                "an exposure bracket, " + (stops[i] > 0 ? "+" : "") + stops[i] + " EV",
                                Expected.BRACKET),
                        () -> Shot.of(light, grain).with(fault).with(exif).jpeg()));
            }
            return frames;
        };
    }
}
