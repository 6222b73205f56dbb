// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import photo.sluice.imaging.Rendition;

/**
 * Says where a photo lies among others: alike photos close together. Called by several threads at once; it neither keeps,
 * changes nor closes the rendition. What it throws costs the photo its embedding and nothing else.
 */
public interface Embedder {
    /** Stands in logs. */
    String name();

    /** Little-endian half floats in Base64, at most 2 KiB of them. */
    String embedding(Rendition photo);
}
