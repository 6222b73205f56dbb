// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.List;
import java.util.Map;
import photo.sluice.contract.PhotoId;

/** What a request means for photos that have ended. */
sealed interface Task permits Rejudging, TakingBack {
    /** The order for each of these photos of one folder; those that get none are counted with the errand. */
    Map<PhotoState, Order> orders(List<PhotoId> photos, Errand errand);
}
