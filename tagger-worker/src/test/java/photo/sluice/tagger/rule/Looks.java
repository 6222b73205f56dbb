// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.capture.Moment;
import photo.sluice.imaging.capture.Shot;
import photo.sluice.imaging.format.Format;
import photo.sluice.tagger.look.Chroma;
import photo.sluice.tagger.look.Lights;
import photo.sluice.tagger.look.Look;
import photo.sluice.tagger.look.Texture;
import photo.sluice.tagger.look.Tones;

/** What an ordinary colour photo by day looks like, and changes to it. Immutable: each call gives a changed copy. */
record Looks(
        int width,
        int height,
        Format format,
        Moment moment,
        Camera camera,
        Exposure exposure,
        Set<Hint> hints,
        Tones tones,
        Chroma chroma,
        Lights lights,
        Optional<Texture> texture) {

    static Looks ordinary() {
        return new Looks(
                3000,
                2000,
                Format.JPEG,
                Moment.UNKNOWN,
                named("Brightwater", null),
                exposure(0.004, 8, 100),
                Set.of(),
                new Tones(20, 110, 240, 250, 0.1),
                new Chroma(60, 15, 35, 120),
                new Lights(40, 0.1),
                Optional.empty());
    }

    /** A file without any metadata whose pixels are a photo's. */
    static Looks bare() {
        return ordinary().by(Camera.UNKNOWN).exposed(Exposure.UNKNOWN).of(new Texture(0.15, 0.65, 0.01));
    }

    Look look() {
        CaptureFacts facts = new CaptureFacts(
                moment,
                camera,
                exposure,
                1,
                Optional.empty(),
                Optional.empty(),
                new Shot(hints, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of());
        return new Look(width, height, format, facts, tones, chroma, lights, texture);
    }

    static Camera named(String make, String software) {
        return new Camera(
                Optional.ofNullable(make),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(software));
    }

    static Exposure exposure(double seconds, double fNumber, int iso) {
        return new Exposure(
                Optional.of(seconds),
                Optional.of(fNumber),
                Optional.of(iso),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty());
    }

    Looks sized(int w, int h) {
        return new Looks(w, h, format, moment, camera, exposure, hints, tones, chroma, lights, texture);
    }

    Looks as(Format other) {
        return new Looks(width, height, other, moment, camera, exposure, hints, tones, chroma, lights, texture);
    }

    Looks at(int hour, boolean suspect) {
        Moment then = new Moment(Optional.of(LocalDateTime.of(2026, 5, 14, hour, 30)), Optional.empty(), suspect);
        return new Looks(width, height, format, then, camera, exposure, hints, tones, chroma, lights, texture);
    }

    Looks by(Camera other) {
        return new Looks(width, height, format, moment, other, exposure, hints, tones, chroma, lights, texture);
    }

    Looks exposed(Exposure other) {
        return new Looks(width, height, format, moment, camera, other, hints, tones, chroma, lights, texture);
    }

    Looks flashed() {
        Exposure e = exposure;
        return exposed(new Exposure(
                e.seconds(),
                e.fNumber(),
                e.iso(),
                e.biasEv(),
                e.focalMm(),
                e.focal35Mm(),
                Optional.of(true),
                e.subjectMetres()));
    }

    /** Focal lengths of 0 are unknown. */
    Looks at(double metres, double focalMm, double focal35Mm) {
        Exposure e = exposure;
        return exposed(new Exposure(
                e.seconds(),
                e.fNumber(),
                e.iso(),
                e.biasEv(),
                Optional.of(focalMm).filter(f -> f > 0),
                Optional.of(focal35Mm).filter(f -> f > 0),
                e.flashFired(),
                Optional.of(metres)));
    }

    Looks hinted(Hint hint) {
        return new Looks(width, height, format, moment, camera, exposure, Set.of(hint), tones, chroma, lights, texture);
    }

    Looks with(Tones other) {
        return new Looks(width, height, format, moment, camera, exposure, hints, other, chroma, lights, texture);
    }

    Looks with(Chroma other) {
        return new Looks(width, height, format, moment, camera, exposure, hints, tones, other, lights, texture);
    }

    Looks with(Lights other) {
        return new Looks(width, height, format, moment, camera, exposure, hints, tones, chroma, other, texture);
    }

    Looks of(Texture other) {
        return new Looks(
                width, height, format, moment, camera, exposure, hints, tones, chroma, lights, Optional.of(other));
    }
}
