// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import photo.sluice.contract.PhotoId;

/** Which partition a photo's records go to. */
public final class Placement {
    private Placement() {}

    /** The partition of the photo's folder: all neighbours of a photo meet at one writer. */
    public static int partition(PhotoId photo, int partitions) {
        return Utils.toPositive(Utils.murmur2(photo.folder().getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
