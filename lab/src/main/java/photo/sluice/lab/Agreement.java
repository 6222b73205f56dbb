// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import photo.sluice.lab.agreement.BlurTriplets;
import photo.sluice.lab.agreement.Correlation;
import photo.sluice.lab.agreement.Judge;
import photo.sluice.lab.agreement.Opinions;
import photo.sluice.lab.data.OfficialScores;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Report;
import photo.sluice.testkit.Material;

/** Our technical score, digiKam's basic factors and BRISQUE against the published values of others, and against plain sight. */
final class Agreement implements Benchmark {
    private static final String TABLE = "labelled/metric_calibration";
    private static final String TRIPLETS = "labelled/blur_triplets";

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public Report run(Ground ground) throws IOException, Unmeasurable {
        Path table = material(TABLE);
        OfficialScores official = OfficialScores.read(table.resolve("results_official.csv"));
        Opinions distorted = Opinions.of(files(table.resolve("dist_dir"), official));
        Opinions references = Opinions.of(files(table.resolve("ref_dir"), official));
        List<Figure> figures = new ArrayList<>();
        for (Judge judge : Judge.values()) {
            List<Double> theirs = official.methods().get(judge.method());
            if (theirs == null) throw new Unmeasurable(TABLE + " says nothing of " + judge.method());
            distorted.by().forEach((name, ours) -> figures.add(correlation(name, ours, judge, theirs, ground)));
        }
        figures.addAll(better("picture over its distorted copy", references, distorted));
        BlurTriplets triplets = BlurTriplets.in(material(TRIPLETS));
        figures.addAll(
                better("sharp over blurred photo", Opinions.of(triplets.sharp()), Opinions.of(triplets.blurred())));
        return new Report(
                "agreement: Spearman's rank correlation with published values, and pairs in the right order",
                figures,
                List.of(
                        "n = " + official.pictures().size() + " distorted pictures of TID2013; 1 is the same order, "
                                + "-1 the opposite; values of which less is better are turned",
                        "in brackets the 95 % interval of 10,000 resamples, seed " + ground.seed(),
                        "so few pictures tell little: of five in random order one in 120 is in the right one, and one in"
                                + " 24 has 0.9 or more"));
    }

    private static Figure correlation(String name, List<Double> ours, Judge judge, List<Double> theirs, Ground ground) {
        String what = name + " ~ " + judge.method();
        Optional<Correlation> found = Correlation.of(ours, judge.goodness(theirs), ground.random(what));
        return found.map(c -> Figure.of(
                        what, c.rho(), String.format(Locale.ROOT, "n %d [%.2f, %.2f]", c.n(), c.low(), c.high())))
                .orElse(Figure.of(what, Double.NaN, "all the same"));
    }

    /** How many of the pairs each score puts in the right order; a tie is not right. */
    private static List<Figure> better(String what, Opinions good, Opinions bad) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<Double>> entry : good.by().entrySet()) {
            List<Double> better = entry.getValue();
            List<Double> worse = bad.by().getOrDefault(entry.getKey(), List.of());
            int right = 0;
            for (int i = 0; i < better.size(); i++) right += better.get(i) > worse.get(i) ? 1 : 0;
            figures.add(Figure.of(
                    entry.getKey() + ": " + what, (double) right / better.size(), right + " of " + better.size()));
        }
        return figures;
    }

    private static List<Path> files(Path folder, OfficialScores official) {
        return official.pictures().stream().map(folder::resolve).toList();
    }

    private static Path material(String name) throws Unmeasurable {
        return Material.file(name).orElseThrow(() -> new Unmeasurable(name + ": " + Material.MISSING));
    }
}
