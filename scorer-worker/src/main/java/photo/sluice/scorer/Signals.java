// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.contract.Measures;
import photo.sluice.contract.TileGrid;
import photo.sluice.imaging.StepTimes;
import photo.sluice.imaging.measure.Flaw;
import photo.sluice.imaging.measure.Scores;
import photo.sluice.imaging.measure.Tones;

/** Says in the words of the events what was measured. */
final class Signals {
    private Signals() {}

    /** Scores to 0.01; raw measures as they are, those that are no number left out. */
    static Measures of(photo.sluice.imaging.measure.Measures found) {
        Scores scores = found.scores();
        return new Measures(
                photo.sluice.imaging.measure.Measures.VERSION,
                rounded(found.technical(), 100),
                rounded(scores.sharpness(), 100),
                rounded(scores.motion(), 100),
                rounded(scores.noise(), 100),
                rounded(scores.exposure(), 100),
                rounded(scores.compression(), 100),
                reasons(found.flaws(), scores),
                raw(found));
    }

    /** Worst first, as the event promises: by the sub-score that a flaw costs; equal ones stay as they were found. */
    static List<String> reasons(List<Flaw> flaws, Scores scores) {
        return flaws.stream()
                .sorted(Comparator.comparingDouble(flaw -> left(flaw, scores)))
                .map(Flaw::code)
                .toList();
    }

    /** What a flaw leaves of the photo, 0 to 100; nothing, where there is nothing in it. */
    private static double left(Flaw flaw, Scores scores) {
        return switch (flaw) {
            case BLANK_WHITE, BLANK_BLACK, NOTHING_SHARP -> -1;
            case DAMAGED_DATA -> 0;
            case DEFOCUSED -> scores.sharpness();
            case MOTION_BLUR -> Math.min(scores.sharpness(), scores.motion());
            case NOISY -> scores.noise();
            case UNDEREXPOSED, OVEREXPOSED, HIGHLIGHTS_CLIPPED, SHADOWS_CLIPPED -> scores.exposure();
            case OVER_COMPRESSED -> scores.compression();
            case LOW_RESOLUTION -> 100;
        };
    }

    private static Map<String, Double> raw(photo.sluice.imaging.measure.Measures found) {
        Tones tones = found.tones();
        Map<String, Double> raw = new TreeMap<>();
        raw.put("acuity", found.acuity());
        raw.put("motion-ratio", found.motionRatio());
        raw.put("noise-sigma", found.noiseSigma());
        raw.put("luma-mean", tones.mean());
        raw.put("luma-dark", (double) tones.dark());
        raw.put("luma-light", (double) tones.light());
        raw.put("luma-darkest", (double) tones.darkest());
        raw.put("luma-lightest", (double) tones.lightest());
        raw.put("shadows-clipped", tones.shadowsClipped());
        raw.put("highlights-clipped", tones.highlightsClipped());
        raw.put("blockiness", found.blockiness());
        raw.put("megapixels", found.megapixels());
        raw.put("sharpness-confidence", found.confidence());
        found.jpegQuality().ifPresent(quality -> raw.put("jpeg-quality", (double) quality));
        raw.values().removeIf(value -> !Double.isFinite(value));
        return raw;
    }

    /** To a thousandth, which is below what noise does to it and halves the event; a tile that is no number is 0. */
    static TileGrid tiles(photo.sluice.imaging.measure.TileGrid grid) {
        List<Float> sharpness = new ArrayList<>(grid.values().length);
        for (float value : grid.values()) {
            sharpness.add(Float.isFinite(value) ? (float) rounded(value, 1000) : 0f);
        }
        return new TileGrid(grid.columns(), grid.rows(), sharpness);
    }

    /** Milliseconds by step, to 0.01; {@code model} and {@code total} are added by those who know. */
    static Map<String, Double> steps(StepTimes times) {
        Map<String, Double> took = new TreeMap<>();
        took.put("read", rounded(times.read(), 100));
        took.put("facts", rounded(times.facts(), 100));
        took.put("decode", rounded(times.decode(), 100));
        took.put("reduce", rounded(times.reduce(), 100));
        took.put("measure", rounded(times.measure(), 100));
        took.put("hash", rounded(times.hash(), 100));
        return took;
    }

    static double rounded(double value, int parts) {
        return Math.rint(value * parts) / parts;
    }
}
