// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which properties shall say which mark; {@link MarkRule} decides whether they may. */
final class MarkRules {

    private final Found found;
    private final MarkRule<Colour> colours;
    private final MarkRule<Flag> flags;

    MarkRules(Found found, Known known, boolean stale) {
        this.found = found;
        this.colours = new MarkRule<>(List.of(Colour.Spelling.values()), found, known, stale);
        this.flags = new MarkRule<>(List.of(Flag.Spelling.values()), found, known, stale);
    }

    Map<Field, Verdict> decide(Marks wanted, Embedded embedded) {
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        verdicts.putAll(colours.decide(colour(wanted), embedded.colour()));
        verdicts.putAll(flags.decide(flag(wanted.flag()), embedded.flag()));
        return verdicts;
    }

    private Map<Field, Colour> colour(Marks wanted) {
        Map<Field, Colour> in = new EnumMap<>(Field.class);
        wanted.colour().ifPresent(colour -> {
            boolean label = wanted.home() == Colour.Home.LABEL;
            in.put(label ? Field.LABEL : Field.DARKTABLE_LABELS, colour);
            // Never made by us, but never left to contradict us: what darktable and digiKam have copied from us before.
            if (label && !found.texts(Field.COLOR_LABEL).isEmpty()) in.put(Field.COLOR_LABEL, colour);
            if (label && !found.texts(Field.DARKTABLE_LABELS).isEmpty()) in.put(Field.DARKTABLE_LABELS, colour);
        });
        return in;
    }

    private static Map<Field, Flag> flag(Optional<Flag> wanted) {
        Map<Field, Flag> in = new EnumMap<>(Field.class);
        wanted.ifPresent(flag -> {
            in.put(Field.FLAG, flag);
            in.put(Field.GOOD, flag);
        });
        return in;
    }
}
