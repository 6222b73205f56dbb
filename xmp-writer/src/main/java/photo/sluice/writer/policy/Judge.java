// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.List;
import java.util.Optional;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

/** The parts of a policy that decide; made by {@link Policy#read} alone. */
record Judge(Quality quality, Condition.Rules sound, Scheme scheme, Mercy mercy, Steps steps) {
    static Judge read(Keys keys) {
        return new Judge(
                Quality.read(keys.section("quality")),
                Condition.Rules.read(keys.section("sound")),
                Scheme.read(keys),
                Mercy.read(keys.section("reject")),
                Steps.read(keys.section("steps")));
    }

    Look look(Shot shot, Signals signals, Optional<Double> standing) {
        double value = quality.of(signals.scored().measures(), standing);
        Condition condition = sound.of(signals.scored().measures(), value, signals.hasPeople());
        return new Look(shot, signals, condition, value, standing);
    }

    List<Opinion> on(PhotoSet.Kind kind, List<Look> looks) {
        return mercy.on(opinions(kind, looks), kind.whole());
    }

    private List<Opinion> opinions(PhotoSet.Kind kind, List<Look> looks) {
        if (kind.whole()) return scheme.kept(looks, steps);
        if (looks.size() == 1) return List.of(scheme.single(looks.get(0), steps));
        return scheme.burst(looks, steps);
    }
}
