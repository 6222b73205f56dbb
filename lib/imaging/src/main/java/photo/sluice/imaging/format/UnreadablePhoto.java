// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

/** A file gives no pixels; says why with a stable code, and names the file and the offset where it went wrong. */
public final class UnreadablePhoto extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there are no pixels. The codes are stable: they are stored and counted. */
    public enum Reason {
        EMPTY("empty"),
        NOT_A_PHOTO("not-a-photo"),
        UNSUPPORTED("unsupported-format"),
        TRUNCATED("truncated"),
        CORRUPT("corrupt"),
        TOO_LARGE("too-large"),
        /** Its decoder was stopped when the photo's time was up. */
        TOO_SLOW("too-slow"),
        /** Its decoder, a process of its own, fell over. */
        DECODER_CRASHED("decoder-crashed"),
        VANISHED("vanished"),
        CHANGED("changed"),
        NO_PERMISSION("no-permission"),
        IO("io");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable kebab-case code. */
        public String code() {
            return code;
        }

        /** Whether reading the same bytes again can only fail again. */
        public boolean lastsWithTheBytes() {
            return ordinal() <= DECODER_CRASHED.ordinal();
        }
    }

    private final Reason reason;
    private final long offset;

    /** {@code offset} is in bytes from the start of the file; -1 if no place in it is to blame. */
    public UnreadablePhoto(Reason reason, String file, long offset, String detail) {
        super(reason.code() + ": " + file + (offset >= 0 ? " at byte " + offset : "") + ": " + detail);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /** Bytes from the start of the file; -1 if no place in it is to blame. */
    public long offset() {
        return offset;
    }
}
