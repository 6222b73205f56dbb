// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;

/**
 * The verdicts on sets. A large set is brought in many batches; it is judged again only when something new was said of one
 * of its photos, or when its folder's order has changed. Not thread-safe.
 */
final class Verdicts {
    private final Bench bench;
    private final Function<PhotoId, Optional<PhotoState>> states;
    private @Nullable Last last;

    /** @param edition of the set on that sheet when it was judged */
    private record Last(ContactSheet sheet, PhotoSet set, long edition, Map<PhotoId, Verdict> verdicts) {
        boolean holds(ContactSheet now, PhotoSet asked) {
            return sheet == now && edition == now.edition(asked) && set.equals(asked);
        }
    }

    Verdicts(Bench bench, Function<PhotoId, Optional<PhotoState>> states) {
        this.bench = bench;
        this.states = states;
    }

    /** By photo; photos whose state is not known have none. */
    Map<PhotoId, Verdict> on(PhotoSet set, ContactSheet sheet) {
        Last known = last;
        if (known != null && known.holds(sheet, set)) return known.verdicts;
        Map<PhotoId, Verdict> verdicts = bench.judge(set, states, sheet);
        last = new Last(sheet, set, sheet.edition(set), verdicts);
        return verdicts;
    }
}
