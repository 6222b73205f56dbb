// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;
import java.util.Map;

/** What the tagger saw. No tags is an answer too: the photo counts as tagged. */
public record PhotoTagged(Subject subject, List<Tag> tags, Map<String, Double> tookMs) implements Event {
    public PhotoTagged {
        tags = List.copyOf(tags);
        tookMs = Map.copyOf(tookMs);
    }
}
