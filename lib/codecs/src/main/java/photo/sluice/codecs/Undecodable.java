// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

/** Why a decoder gave no picture. The photo is at fault, not its neighbours; the cage goes on. */
public final class Undecodable extends Exception {
    private final Reason reason;

    public Undecodable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What went wrong. */
    public enum Reason {
        /** The library is not on this machine, or does not know this camera or this variant of the format. */
        UNSUPPORTED,
        /** The file's data make no sense. */
        CORRUPT,
        /** The file ends before its data do. */
        TRUNCATED,
        /** More pixels, or more memory while decoding, than allowed. */
        TOO_LARGE,
        /** The decoder was killed because its time was up. */
        TOO_SLOW,
        /** The decoder's process died. */
        CRASHED
    }
}
