// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.inference.answer.Placement;
import photo.sluice.inference.answer.Tensor;
import photo.sluice.inference.card.Input;

/**
 * One batch: seats that lie one after the other in one input, so that each caller prepares its picture where the graph
 * reads it. The counts are guarded by the {@link Batcher}; a seat belongs to one thread at a time.
 */
final class Tray implements AutoCloseable {
    /** What became of one seat: its tensors, or why there are none. */
    record Outcome(Map<String, Tensor> tensors, Optional<Exception> fault) {}

    private static final Outcome NOT_RUN =
            new Outcome(Map.of(), Optional.of(new IllegalArgumentException("was not run")));

    private final Floats memory;
    private final int size;
    private final List<Preparation> seats = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int taken;
    private int laid;
    private int left;
    private boolean done;

    Tray(Input card, int most) {
        size = Floats.count(card.shape());
        memory = Floats.of((long) size * most);
        for (int i = 0; i < most; i++)
            seats.add(new Preparation(card, memory.values().slice(i * size, size)));
        clear();
    }

    /** The next free seat. */
    int take() {
        return taken++;
    }

    int taken() {
        return taken;
    }

    Placement lay(int seat, Bgr picture) {
        return seats.get(seat).lay(picture);
    }

    /** One seat more is prepared, or will not be. */
    void laid() {
        laid++;
    }

    boolean allLaid() {
        return laid == taken;
    }

    FloatBuffer values(int from, int count) {
        return memory.values().slice(from * size, count * size);
    }

    void outcome(int seat, Outcome outcome) {
        outcomes.set(seat, outcome);
    }

    Outcome outcome(int seat) {
        return outcomes.get(seat);
    }

    void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** One caller leaves; true for the last one, after which the tray is empty and free. */
    boolean leave() {
        if (++left < taken) return false;
        clear();
        return true;
    }

    private void clear() {
        taken = 0;
        laid = 0;
        left = 0;
        done = false;
        outcomes.clear();
        for (int i = 0; i < seats.size(); i++) outcomes.add(NOT_RUN);
    }

    @Override
    public void close() {
        seats.forEach(Preparation::close);
        memory.close();
    }
}
