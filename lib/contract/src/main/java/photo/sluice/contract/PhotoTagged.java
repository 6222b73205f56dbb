// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tagger saw. No tags is an answer too: the photo counts as tagged.
 *
 * @param by who looked and did not fail, each with its version, such as {@code yolox-nano 0.1}; empty in events of workers
 *     that did not say
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PhotoTagged(Subject subject, List<Tag> tags, Map<String, Double> tookMs, Optional<List<String>> by)
        implements Event {
    public PhotoTagged {
        tags = List.copyOf(tags);
        tookMs = Map.copyOf(tookMs);
        by = by.map(List::copyOf);
    }

    /** By somebody who is not named. */
    public PhotoTagged(Subject subject, List<Tag> tags, Map<String, Double> tookMs) {
        this(subject, tags, tookMs, Optional.empty());
    }
}
