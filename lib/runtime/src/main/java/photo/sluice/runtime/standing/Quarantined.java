// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import java.time.Instant;
import java.util.Optional;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Subject;

/**
 * One photo that a stage has given up.
 *
 * @param key of the record: the photo's, where it is one
 * @param stage who gave it up
 * @param fault why
 * @param message in words
 * @param subject which version; empty for what is no event of ours
 * @param when it was given up last
 * @param times how often this stage has given up this photo, one after the other
 * @param now what has become of it since
 */
public record Quarantined(
        String key,
        String stage,
        Fault fault,
        String message,
        Optional<Subject> subject,
        Instant when,
        int times,
        Now now) {
    /** What has become of it. */
    public enum Now {
        /** Nothing. */
        HERE,
        /** A newer version is on its way. */
        AGAIN,
        /** The photo has gone. */
        GONE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is known after both, of which this is read later: one version may be told twice, and an old one again. */
    Quarantined after(Quarantined earlier) {
        if (sequence() < earlier.sequence()) return earlier;
        int before = sequence() == earlier.sequence() && sequence() > 0 ? earlier.times - 1 : earlier.times;
        return new Quarantined(key, stage, fault, message, subject, when, before + 1, now);
    }

    Quarantined now(Now state) {
        return new Quarantined(key, stage, fault, message, subject, when, times, state);
    }

    /** The number of the version that was given up; 0 where there is none. */
    public long sequence() {
        return subject.map(about -> about.version().sequence()).orElse(0L);
    }
}
