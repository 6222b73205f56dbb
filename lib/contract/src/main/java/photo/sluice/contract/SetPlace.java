// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/**
 * A photo's place among those it was judged with.
 *
 * @param id the same for all photos of the set
 * @param kind {@code pair}, {@code burst}, {@code bracket}, {@code focus-stack} or {@code panorama}
 * @param rank 1 is the best; all are 1 where nothing is ranked because the set is kept whole
 * @param size how many shots the set has; the files of one shot share its rank
 */
public record SetPlace(String id, String kind, int rank, int size) {
    public SetPlace {
        if (id.isBlank() || kind.isBlank()) throw new IllegalArgumentException("a set has an id and a kind");
        if (rank < 1 || rank > size) throw new IllegalArgumentException("rank " + rank + " of " + size);
    }
}
