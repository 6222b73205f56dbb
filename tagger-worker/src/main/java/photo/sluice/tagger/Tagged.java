// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;

/**
 * What the tagger sees in a file, whoever asked: {@link PhotoTagged} without its subject.
 *
 * @param tags the most certain first
 * @param tookMs milliseconds by step; {@code model.} before the name of a model
 * @param by who looked and did not fail
 */
public record Tagged(List<Tag> tags, Map<String, Double> tookMs, List<String> by) {
    public Tagged {
        tags = List.copyOf(tags);
        tookMs = Map.copyOf(tookMs);
        by = List.copyOf(by);
    }

    /** The event that says this of a version of a photo. */
    public PhotoTagged about(Subject subject) {
        return new PhotoTagged(subject, tags, tookMs, Optional.of(by));
    }
}
