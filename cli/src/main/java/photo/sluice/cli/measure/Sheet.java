// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.contract.Measures;
import photo.sluice.imaging.digikam.BasicFactors;
import photo.sluice.imaging.digikam.Label;
import photo.sluice.scorer.Scored;
import photo.sluice.writer.explain.Codes;

/** A measurement as a person reads it: a few lines that keep to the width of the window. */
public final class Sheet {
    private final Page page;

    /** @param columns of the window */
    public Sheet(int columns, boolean coloured) {
        this.page = new Page(columns, coloured);
    }

    /** The lines, without an empty one at the end. */
    public List<String> lines(Measurement measurement) {
        Scored scored = measurement.scored();
        Measures measures = scored.measures();
        List<String> lines = new ArrayList<>();
        lines.add(page.bold(measurement.file().toString()));
        lines.addAll(page.labelled("picture", picture(measurement)));
        String camera = CaptureWords.gear(scored.capture());
        if (!camera.isEmpty()) lines.addAll(page.labelled("camera", camera));
        String taken = CaptureWords.moment(scored.capture());
        if (!taken.isEmpty()) lines.addAll(page.labelled("taken", taken));
        lines.addAll(measurement.digikam().map(this::digikam).orElseGet(() -> scores(measures)));
        lines.addAll(page.labelled("why", why(measures.reasons())));
        if (!scored.models().isEmpty()) lines.addAll(page.labelled("models", Opinions.words(scored.models())));
        lines.addAll(page.labelled("raw", raw(measures.raw())));
        lines.addAll(page.labelled("took", took(measurement.tookMs())));
        return lines;
    }

    private List<String> scores(Measures m) {
        return page.bars(List.of(
                new Page.Bar("technical", m.technical(), 100),
                new Page.Bar("sharpness", m.sharpness(), 100),
                new Page.Bar("motion", m.motion(), 100),
                new Page.Bar("noise", m.noise(), 100),
                new Page.Bar("exposure", m.exposure(), 100),
                new Page.Bar("compression", m.compression(), 100)));
    }

    private List<String> digikam(BasicFactors factors) {
        String quality = String.format(
                Locale.ROOT,
                "quality %.1f of 100, %s; the damages below are 0 (none) to 1",
                factors.quality(),
                factors.label().map(Label::code).orElse("no label"));
        List<String> lines = new ArrayList<>(page.labelled("digikam", quality));
        lines.addAll(page.bars(List.of(
                new Page.Bar("blur", factors.blur(), 1),
                new Page.Bar("noise", factors.noise(), 1),
                new Page.Bar("exposure", factors.exposure(), 1),
                new Page.Bar("compression", factors.compression(), 1))));
        return lines;
    }

    private static String picture(Measurement measurement) {
        Scored scored = measurement.scored();
        String looked = switch (measurement.picture().decoded()) {
            case FULL -> "looked at whole";
            case PREVIEW -> "looked at the preview that the camera embedded";
            case HALF -> "looked at the sensor's data at half size";
        };
        return String.format(
                Locale.ROOT,
                "%s, %d x %d, %.1f megapixels, %.1f MB; %s%s",
                scored.format(),
                scored.width(),
                scored.height(),
                scored.width() * (double) scored.height() / 1e6,
                measurement.picture().bytes() / 1e6,
                looked,
                measurement.picture().damaged() ? "; part of its data makes no sense" : "");
    }

    private static String why(List<String> reasons) {
        if (reasons.isEmpty()) return "nothing to find fault with";
        return String.join("; ", reasons.stream().map(Codes::words).toList());
    }

    private static String raw(Map<String, Double> raw) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(raw).forEach((name, value) -> words.add(name + " " + number(value)));
        return String.join(", ", words);
    }

    private static String took(Map<String, Double> tookMs) {
        Map<String, Double> steps = Json.steps(tookMs);
        List<String> words = new ArrayList<>();
        steps.forEach((step, millis) -> {
            if (!step.equals("total") && millis > 0)
                words.add(String.format(Locale.ROOT, "%s %.1f", word(step), millis));
        });
        return String.format(Locale.ROOT, "%.1f ms: %s", steps.getOrDefault("total", 0.0), String.join(", ", words));
    }

    /** {@code model.nima} is told as {@code nima}, behind what all models took together. */
    private static String word(String step) {
        return step.startsWith("model.") ? step.substring("model.".length()) : step;
    }

    private static String number(double value) {
        if (value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }
}
