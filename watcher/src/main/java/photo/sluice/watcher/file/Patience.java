// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.time.Duration;

/**
 * How long a file must rest before it is taken for finished.
 *
 * @param settle size and time unchanged for so long; 2 s, as chokidar's and Immich's users settled on for local disks
 * @param empty the same for a file without a byte, which many writers create before they fill it; it ends in
 *     quarantine rather than unnoticed
 * @param blink between the two equal looks that a file with a complete end needs; the tenth of a second leaves two
 *     tenths for everything else within the 300 ms that a drop may take to be announced
 */
public record Patience(Duration settle, Duration empty, Duration blink) {
    public Patience {
        if (settle.isNegative() || empty.isNegative() || blink.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative");
        }
    }

    /** 2 s, 10 s for an empty file, 100 ms between two looks. */
    public static Patience usual() {
        return new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(100));
    }

    /** How long a file that looks like this must stay so. */
    Duration rest(Look look) {
        return look.size() == 0 ? empty : settle;
    }
}
