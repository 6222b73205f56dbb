// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Verdict.Marks;

/** What a policy writes for each step; a step that it does not name is worth no stars and no label. */
record Steps(Map<Step, Marks> marks) {
    private static final List<String> PICKS = List.of("none", "rejected", "pending", "accepted");
    private static final List<String> COLOURS = List.of("none", "Red", "Yellow", "Green", "Blue", "Purple");

    Steps {
        marks = Map.copyOf(marks);
    }

    static Steps read(Keys keys) {
        Map<Step, Marks> marks = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (!keys.has(step.code())) continue;
            Keys one = keys.section(step.code());
            String flag = one.choice("flag", List.of("none", "picked", "rejected"), "none");
            marks.put(
                    step,
                    new Marks(
                            one.whole("stars", -1, 5, 0),
                            PICKS.indexOf(one.choice("pick", PICKS, "none")),
                            Optional.of(one.choice("label", COLOURS, "none")).filter(label -> !label.equals("none")),
                            flag.equals("none") ? Optional.empty() : Optional.of(flag.equals("picked"))));
        }
        return new Steps(marks);
    }

    boolean has(Step step) {
        return marks.containsKey(step);
    }

    /** The marks of a step; a best that is not named is a sound one. */
    Marks of(Step step) {
        Marks own = marks.get(step);
        if (own != null) return own;
        return step == Step.BEST ? of(Step.SOUND) : Marks.of(0, 0);
    }
}
