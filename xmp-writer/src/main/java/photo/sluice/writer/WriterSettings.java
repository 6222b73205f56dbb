// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.SetRules;

/**
 * @param settle how long a folder must be quiet before its last set is judged
 * @param patience how long a photo waits for a stage that does not answer
 * @param naming what a new sidecar is called
 * @param oneStar whose a single star beside darktable's data is
 * @param rules which photos belong together
 * @param policy what they are worth
 */
public record WriterSettings(
        Duration settle, Duration patience, Naming naming, OneStar oneStar, SetRules rules, Policy policy) {
    /** A single star beside darktable's data is a person's. */
    public WriterSettings(Duration settle, Duration patience, Naming naming, SetRules rules, Policy policy) {
        this(settle, patience, naming, OneStar.PERSON, rules, policy);
    }
}
