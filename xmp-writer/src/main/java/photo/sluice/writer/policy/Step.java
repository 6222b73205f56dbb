// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.Locale;

/** What a shot can turn out to be; a policy says what each is worth. */
enum Step {
    /** Nothing in the frame: black, white, or nothing sharp anywhere. */
    NOTHING,
    /** Of no use to anybody. */
    UNUSABLE,
    /** One serious fault. */
    FAULT,
    /** In a burst, neither the best nor a runner-up. */
    REST,
    /** In a burst, next to the best. */
    RUNNER_UP,
    /** Sound, and without rivals. */
    SOUND,
    /** The best of a burst, and sound. */
    BEST,
    /** As {@link #SOUND} or {@link #BEST}, and well liked within its folder. */
    LIKED,
    /** By score: at or below the threshold of rejection. */
    REJECTED,
    /** By score: above that, up to the threshold of pending. */
    PENDING,
    /** By score: between pending and accepted. */
    UNDECIDED,
    /** By score: above the threshold of acceptance. */
    ACCEPTED;

    /** Kebab-case name, as in policies. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
