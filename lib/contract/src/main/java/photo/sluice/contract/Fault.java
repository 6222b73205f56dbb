// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can go wrong, with a code that stays: metrics, quarantine and exit messages name it. */
public enum Fault {
    EMPTY(Kind.POISON),
    NOT_A_PHOTO(Kind.POISON),
    UNSUPPORTED_FORMAT(Kind.POISON),
    TRUNCATED(Kind.POISON),
    CORRUPT(Kind.POISON),
    TOO_LARGE(Kind.POISON),
    TOO_SLOW(Kind.POISON),
    NO_PERMISSION(Kind.POISON),
    OUTSIDE_ROOT(Kind.POISON),
    KILLED_ITS_WORKER(Kind.POISON),
    /** The process that decoded it for us fell over or was stopped at its limits; the worker lives on. */
    DECODER_CRASHED(Kind.POISON),
    UNREADABLE_EVENT(Kind.POISON),
    /** The file has gone since; nothing is wrong with anybody. */
    GONE(Kind.POISON),
    /** The file has changed since it was announced; the watcher announces the new version. */
    CHANGED(Kind.POISON),
    IO_ERROR(Kind.TRANSIENT),
    BROKER_UNAVAILABLE(Kind.TRANSIENT),
    ROOT_UNAVAILABLE(Kind.ENVIRONMENT),
    DISK_FULL(Kind.ENVIRONMENT),
    BUG(Kind.BUG);

    /** What follows from a fault. */
    public enum Kind {
        /** Held and tried again in place. */
        TRANSIENT,
        /** Quarantined; the neighbours go on. */
        POISON,
        /** Nothing will succeed until it is mended: polling stops. */
        ENVIRONMENT,
        /** Ours: the photo is quarantined, the stack trace logged. */
        BUG
    }

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Kebab-case code, such as {@code not-a-photo}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with this code; one that a newer version wrote reads as {@link #BUG}. */
    @JsonCreator
    public static Fault ofCode(String code) {
        for (Fault fault : values()) if (fault.code().equals(code)) return fault;
        return BUG;
    }
}
