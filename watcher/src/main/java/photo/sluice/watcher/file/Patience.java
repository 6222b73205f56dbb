// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a file must rest before it is taken for finished.
 *
 * @param settle size and time unchanged for so long; 2 s, as chokidar's and Immich's users settled on for local disks
 * @param polled the same where no events tell of changes; 5 s, as Immich came to for Samba (PR 21180): a write that a share
 *     has taken may show seconds later
 * @param empty how long a file may stay without a byte, which many writers create before they fill it; then it is left alone
 *     until it gets some
 * @param emptyToo whether it is announced then, to end in quarantine: in a run that ends
 * @param blink between the two equal looks that a file with a complete end needs; the tenth of a second leaves two
 *     tenths for everything else within the 300 ms that a drop may take to be announced
 */
public record Patience(Duration settle, Duration polled, Duration empty, boolean emptyToo, Duration blink) {
    public Patience {
        if (settle.isNegative() || polled.isNegative() || empty.isNegative() || blink.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative");
        }
    }

    /** 2 s, 5 s where polled, 10 s for an empty file, 100 ms between two looks. */
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), false, Duration.ofMillis(100));
    }

    /** With other times to settle, by events and polled. */
    public Patience settling(Duration byEvents, Duration byPolling) {
        return new Patience(byEvents, byPolling, empty, emptyToo, blink);
    }

    /** An empty file is given up, and announced, as soon as any other would be taken. */
    public Patience once() {
        return new Patience(settle, polled, settle, true, blink);
    }

    /** How long a file that looks like this must stay so. */
    Duration rest(Look look, boolean withoutEvents) {
        if (look.size() == 0) return empty;
        return withoutEvents ? polled : settle;
    }

    /**
     * Whether one look tells that a file rests: nothing has changed it for longer than it would be watched for. Only where
     * events tell of what happens next, and the clock that dates files is ours.
     *
     * @param changed the inode's change time, which a copy with an old date does not share
     */
    public boolean rested(Look look, Instant changed, Instant now) {
        Instant before = now.minus(settle);
        return look.size() > 0
                && look.modified().isBefore(before)
                && changed.isBefore(before)
                && changed.isAfter(Instant.EPOCH);
    }
}
