// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.writer.explain.Explanation;

/**
 * One photo of the report.
 *
 * @param name of the photo below the folder, with {@code /}; as the sidecar has it where the photo is not there
 * @param photo the file, if it is there
 * @param said what its sidecar says; the keys are a contract (docs/report.md)
 */
record Entry(String name, Optional<Path> photo, Map<String, Object> said) {
    /** Stars, then the technical score, both downwards, then the name: what is seen first comes first in the file. */
    static final Comparator<Entry> BEST_FIRST = Comparator.comparingInt((Entry entry) -> -entry.stars())
            .thenComparing(Comparator.comparingDouble(Entry::technical).reversed())
            .thenComparing(Entry::name);

    Entry {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    static Entry of(String name, String sidecar, Optional<Path> photo, SidecarView view) {
        Explanation why = Explanation.of(sidecar, view, List.of());
        Facts facts = view.facts();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("photo", name);
        said.put("sidecar", sidecar);
        said.put("judged", why.judged());
        view.rating().ifPresent(stars -> said.put("stars", stars));
        whose(why, "rating").ifPresent(whose -> said.put("starsBy", whose));
        view.pick().ifPresent(pick -> said.put("pick", pick));
        view.label().ifPresent(label -> said.put("label", label));
        facts.technical().ifPresent(scores -> scores(scores, said));
        if (!facts.models().isEmpty()) {
            Map<String, Double> models = new LinkedHashMap<>();
            facts.models().forEach(model -> models.put(model.name() + "/" + model.version(), model.score()));
            said.put("models", models);
            List<String> lower = facts.models().stream()
                    .filter(Entry::lowerIsBetter)
                    .map(model -> model.name() + "/" + model.version())
                    .toList();
            if (!lower.isEmpty()) said.put("lowerIsBetter", lower);
        }
        said.put("reasons", facts.reasons());
        facts.place().ifPresent(place -> said.put("set", place(place)));
        facts.judgement().ifPresent(judgement -> {
            judgement.confidence().ifPresent(sure -> said.put("confidence", sure));
            said.put("policy", judgement.policy() + "/" + judgement.policyVersion());
        });
        said.put("tags", why.ownTags());
        said.put("othersTags", why.othersTags());
        facts.decoded().ifPresent(decoded -> {
            said.put("format", decoded.format());
            said.put("width", decoded.width());
            said.put("height", decoded.height());
        });
        return new Entry(name, photo, said);
    }

    /** Sidecars that are older than the mark do not say it of the only such model that there was. */
    private static boolean lowerIsBetter(Facts.ModelScore model) {
        return model.lowerIsBetter() || model.name().equals("brisque");
    }

    private static Optional<String> whose(Explanation why, String field) {
        return why.fields().stream()
                .filter(stands -> stands.field().equals(field))
                .map(Explanation.Stands::whose)
                .findFirst();
    }

    private static void scores(Facts.Technical scores, Map<String, Object> said) {
        said.put("technical", scores.score());
        scores.sharpness().ifPresent(score -> said.put("sharpness", score));
        scores.motion().ifPresent(score -> said.put("motion", score));
        scores.noise().ifPresent(score -> said.put("noise", score));
        scores.exposure().ifPresent(score -> said.put("exposure", score));
        scores.compression().ifPresent(score -> said.put("compression", score));
        scores.version().ifPresent(version -> said.put("measures", version));
    }

    private static Map<String, Object> place(Facts.Place place) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("kind", place.kind());
        set.put("id", place.set());
        set.put("rank", place.rank());
        set.put("size", place.size());
        return set;
    }

    private int stars() {
        return said.get("stars") instanceof Integer stars ? stars : 0;
    }

    private double technical() {
        return said.get("technical") instanceof Double score ? score : -1;
    }
}
