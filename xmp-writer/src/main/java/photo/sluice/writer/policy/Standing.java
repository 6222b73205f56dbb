// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.Optional;
import photo.sluice.contract.PhotoId;

/** How photos stand in their folder by the installed aesthetic models. */
@FunctionalInterface
public interface Standing {
    /** No model is installed, or the folder has fewer than 30 photos. */
    Standing NONE = photo -> Optional.empty();

    /**
     * The share of the folder's photos that the models like no better than this one: 0 the least liked, 1 the most;
     * empty where the folder has fewer than 30 photos or no model looked at it.
     */
    Optional<Double> of(PhotoId photo);
}
