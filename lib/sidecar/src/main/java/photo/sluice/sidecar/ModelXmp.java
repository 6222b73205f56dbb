// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static photo.sluice.sidecar.packet.Names.ours;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Value;

/**
 * One model's answer as members of a structure, plain texts all of them. Sidecars of before know only name, version and
 * score; what is damaged of the rest is left out, and the score stays.
 */
final class ModelXmp {
    private static final QName NAME = ours("modelName");
    private static final QName VERSION = ours("modelVersion");
    private static final QName SCORE = ours("modelScore");
    private static final QName BETTER = ours("modelBetter");
    private static final QName SPREAD = ours("modelSpread");
    private static final QName VOTES = ours("modelVotes");
    private static final QName CLASSES = ours("modelClasses");

    private ModelXmp() {}

    static Map<QName, Value> write(Facts.ModelScore model) {
        Map<QName, Value> struct = new LinkedHashMap<>();
        put(struct, NAME, model.name());
        put(struct, VERSION, model.version());
        put(struct, SCORE, Texts.number(model.score()));
        if (model.lowerIsBetter()) put(struct, BETTER, "lower");
        model.spread().ifPresent(spread -> put(struct, SPREAD, Texts.number(spread)));
        if (!model.votes().isEmpty()) {
            put(struct, VOTES, model.votes().stream().map(Texts::number).collect(Collectors.joining(" ")));
        }
        if (!model.classes().isEmpty()) {
            put(
                    struct,
                    CLASSES,
                    model.classes().entrySet().stream()
                            .map(each -> each.getKey() + " " + Texts.number(each.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        return struct;
    }

    /** @throws IllegalArgumentException if name, version or score make no sense */
    static Facts.ModelScore read(Map<QName, Value> in) {
        return new Facts.ModelScore(
                text(in, NAME),
                text(in, VERSION),
                Double.parseDouble(text(in, SCORE)),
                text(in, BETTER).equals("lower"),
                number(text(in, SPREAD)).filter(spread -> spread >= 0),
                votes(text(in, VOTES)),
                classes(text(in, CLASSES)));
    }

    private static List<Double> votes(String text) {
        List<Double> votes = new ArrayList<>();
        for (String each : text.split(" "))
            number(each).filter(ModelXmp::isShare).ifPresent(votes::add);
        return votes.size() == Facts.VOTES ? votes : List.of();
    }

    private static Map<String, Double> classes(String text) {
        Map<String, Double> classes = new TreeMap<>();
        for (String each : text.split(", ")) {
            int space = each.lastIndexOf(' ');
            if (space > 0) {
                number(each.substring(space + 1))
                        .filter(ModelXmp::isShare)
                        .ifPresent(share -> classes.put(each.substring(0, space), share));
            }
        }
        return classes;
    }

    private static boolean isShare(double number) {
        return number >= 0 && number <= 1;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<QName, Value> in, QName name) {
        Value value = in.get(name);
        return value == null ? "" : value.plain().orElse("");
    }

    private static void put(Map<QName, Value> out, QName name, String text) {
        out.put(name, new Value.Text(text));
    }
}
