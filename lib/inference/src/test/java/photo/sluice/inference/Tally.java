// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.inference.card.ModelCard;

/** A meter that remembers. */
final class Tally implements Meter {
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Integer> shrunk = new ArrayList<>();
    private int prepared;

    @Override
    public void opened(ModelCard model, Device.Used device, int batch) {}

    @Override
    public synchronized void prepared(ModelCard model, long nanos) {
        prepared++;
    }

    @Override
    public synchronized void ran(ModelCard model, int pictures, long nanos) {
        sizes.add(pictures);
    }

    @Override
    public synchronized void shrank(ModelCard model, int batch) {
        shrunk.add(batch);
    }

    synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    synchronized List<Integer> shrunk() {
        return List.copyOf(shrunk);
    }

    synchronized int prepared() {
        return prepared;
    }

    synchronized int pictures() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }
}
