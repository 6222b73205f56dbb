// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.PhotoId;
import photo.sluice.writer.set.PhotoSet.Kind;

/**
 * The shots of one camera between two long pauses, and the sets that they make: first those that are of use only as a
 * whole, then bursts of what is left.
 */
final class Run {
    private final List<Taken> shots;
    private final Map<PhotoId, PhotoSet> sets = new HashMap<>();

    /** @param shots in order of time */
    Run(List<Taken> shots, Bursts bursts) {
        this.shots = List.copyOf(shots);
        int loose = 0;
        for (int i = 0; i < shots.size(); ) {
            Kind kind = Kind.BRACKET;
            int length = Brackets.length(this.shots, i);
            if (length == 0) {
                kind = Kind.FOCUS_STACK;
                length = Stacks.length(this.shots, i);
            }
            if (length == 0) {
                kind = Kind.PANORAMA;
                length = Panoramas.length(this.shots, i);
            }
            if (length == 0) {
                i++;
                continue;
            }
            loose(bursts, loose, i);
            join(kind, i, i + length);
            i += length;
            loose = i;
        }
        loose(bursts, loose, shots.size());
    }

    private void loose(Bursts bursts, int from, int end) {
        for (int i = from; i < end; ) {
            int length = bursts.length(shots, i, end);
            if (length == 1 || Bursts.isLapse(shots.subList(i, i + length))) {
                for (int single = i; single < i + length; single++) join(Kind.SINGLE, single, single + 1);
            } else {
                join(Kind.BURST, i, i + length);
            }
            i += length;
        }
    }

    private void join(Kind kind, int from, int to) {
        List<Shot> members = new ArrayList<>();
        for (Taken taken : shots.subList(from, to)) members.add(taken.shot());
        PhotoSet set = new PhotoSet(members.get(0).files().get(0).name(), kind, members);
        for (Taken taken : shots.subList(from, to)) sets.put(taken.look().photo(), set);
    }

    List<Taken> shots() {
        return shots;
    }

    PhotoSet of(Taken taken) {
        PhotoSet set = sets.get(taken.look().photo());
        if (set == null) throw new IllegalArgumentException("not of this run: " + taken.shot());
        return set;
    }
}
