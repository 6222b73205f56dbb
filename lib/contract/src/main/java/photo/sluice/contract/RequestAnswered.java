// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far one writer has come with a request. Later answers of a partition replace earlier ones.
 *
 * @param partition whose folders
 * @param counts photos by what became of them, such as {@code written}; of a dry run, what would
 * @param sample some of the changes, at most {@value #MOST_CHANGES}
 * @param done whether nothing more comes from this partition
 * @param message why it could not be done, where it could not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RequestAnswered(
        String id,
        int partition,
        Map<String, Integer> counts,
        List<Change> sample,
        boolean done,
        Optional<String> message)
        implements RequestEvent {
    public static final int MOST_CHANGES = 20;

    public RequestAnswered {
        counts = Map.copyOf(counts);
        sample = List.copyOf(sample);
        if (sample.size() > MOST_CHANGES) throw new IllegalArgumentException(sample.size() + " changes are no sample");
    }

    /** The same answer of this partition. */
    public RequestAnswered at(int number) {
        return new RequestAnswered(id, number, counts, sample, done, message);
    }

    /**
     * What changes for one photo.
     *
     * @param before our stars until now; empty: none of ours
     * @param after our stars from now on; empty: none of ours
     * @param reasons codes of the new verdict, first the one that decided
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Change(PhotoId photo, Optional<Integer> before, Optional<Integer> after, List<String> reasons) {
        public Change {
            reasons = List.copyOf(reasons);
        }
    }
}
