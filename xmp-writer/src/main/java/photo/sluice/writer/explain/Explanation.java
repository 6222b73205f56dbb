// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.SidecarView;

/**
 * Why a sidecar says what it says.
 *
 * @param reasons codes with their words, the one that decided first
 * @param better names of the photos of the same set that are ranked before this one, best first
 * @param partners names of the other files of the same shot, which share its verdict
 * @param fields what stands in each field, and whose word it is
 * @param advice what would change the verdict
 */
public record Explanation(
        String sidecar,
        SidecarView view,
        List<Reason> reasons,
        List<String> better,
        List<String> partners,
        List<Stands> fields,
        List<String> advice) {
    public record Reason(String code, String words) {}

    /** One field: its code, what stands there, whose that is ({@code ours}, {@code person}, {@code locked} …). */
    public record Stands(String field, String value, String whose, String words) {}

    public Explanation {
        reasons = List.copyOf(reasons);
        better = List.copyOf(better);
        partners = List.copyOf(partners);
        fields = List.copyOf(fields);
        advice = List.copyOf(advice);
    }

    /** {@code neighbours} are the other photos of the set, as far as they are at hand. */
    public static Explanation of(String sidecar, SidecarView view, List<Neighbour> neighbours) {
        List<Reason> reasons = view.facts().reasons().stream()
                .map(code -> new Reason(code, Codes.words(code)))
                .toList();
        int rank = view.facts().place().map(Facts.Place::rank).orElse(1);
        List<Neighbour> better =
                neighbours.stream().filter(other -> other.rank() < rank).toList();
        return new Explanation(
                sidecar,
                view,
                reasons,
                better.stream().map(Neighbour::photo).distinct().toList(),
                neighbours.stream()
                        .filter(other -> other.rank() == rank)
                        .map(Neighbour::photo)
                        .filter(other -> !other.equals(Neighbour.photo(sidecar, view)))
                        .distinct()
                        .toList(),
                fields(view),
                Advice.on(view, better));
    }

    private static List<Stands> fields(SidecarView view) {
        List<Stands> fields = new ArrayList<>();
        add(fields, view, Field.RATING, view.rating().map(String::valueOf));
        add(fields, view, Field.PICK, view.pick().map(String::valueOf));
        add(fields, view, Field.LABEL, view.label());
        add(fields, view, Field.FLAG, view.flag().map(String::valueOf));
        return fields;
    }

    private static void add(List<Stands> fields, SidecarView view, Field field, Optional<String> value) {
        Whose whose = Whose.of(view, field, value);
        if (value.isEmpty() && whose == Whose.NOBODY) return;
        fields.add(new Stands(field.code(), value.orElse("nothing"), whose.code(), whose.words()));
    }

    /** Whether we have judged this photo. */
    public boolean judged() {
        return view.facts().judgement().isPresent();
    }

    /** The keywords of ours that stand there. */
    public List<String> ownTags() {
        List<String> ours = view.applied().ours().getOrDefault(Field.TAGS, List.of());
        return view.tags().stream().filter(ours::contains).toList();
    }

    /** The keywords that are a person's or another program's. */
    public List<String> othersTags() {
        List<String> ours = view.applied().ours().getOrDefault(Field.TAGS, List.of());
        return view.tags().stream().filter(tag -> !ours.contains(tag)).toList();
    }

    /** As one JSON object; the keys are a contract. */
    public Map<String, Object> object() {
        Facts facts = view.facts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sidecar", sidecar);
        object.put("judged", judged());
        object.put("fields", fields.stream().map(Explanation::object).toList());
        object.put("reasons", reasons.stream().map(Explanation::object).toList());
        facts.technical().ifPresent(scores -> object.put("scores", Scores.object(scores)));
        if (!facts.models().isEmpty()) {
            Map<String, Object> models = new LinkedHashMap<>();
            facts.models().forEach(model -> models.put(model.name() + "/" + model.version(), model.score()));
            object.put("models", models);
            Map<String, Object> details = new LinkedHashMap<>();
            for (Facts.ModelScore model : facts.models()) {
                Map<String, Object> more = Spoken.details(model);
                if (!more.isEmpty()) details.put(model.name() + "/" + model.version(), more);
            }
            if (!details.isEmpty()) object.put("modelDetails", details);
        }
        facts.place().ifPresent(place -> {
            Map<String, Object> set = new LinkedHashMap<>();
            set.put("kind", place.kind());
            set.put("id", place.set());
            set.put("rank", place.rank());
            set.put("size", place.size());
            set.put("better", better);
            set.put("partners", partners);
            object.put("set", set);
        });
        object.put("tags", ownTags());
        object.put("othersTags", othersTags());
        object.put("removedTags", view.applied().removedTags());
        facts.judgement().ifPresent(judgement -> {
            object.put("policy", judgement.policy() + "/" + judgement.policyVersion());
            object.put("run", judgement.run());
            judgement.confidence().ifPresent(sure -> object.put("confidence", sure));
        });
        object.put("advice", advice);
        return object;
    }

    private static Map<String, Object> object(Stands field) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("field", field.field());
        object.put("value", field.value());
        object.put("whose", field.whose());
        return object;
    }

    private static Map<String, Object> object(Reason reason) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", reason.code());
        object.put("words", reason.words());
        return object;
    }
}
