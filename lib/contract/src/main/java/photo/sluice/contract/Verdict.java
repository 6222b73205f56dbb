// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;

/**
 * What we think of a photo.
 *
 * @param technical 0 to 100
 * @param pick digiKam's pick label: 1 rejected, 2 pending, 3 accepted
 * @param stars 0 to 5; the shipped policy gives at most 3
 * @param reasons codes of why, first the one that decided
 * @param tags paths below {@code auto}
 * @param policy name and version of the policy that judged
 */
public record Verdict(double technical, int pick, int stars, List<String> reasons, List<String> tags, String policy) {
    public Verdict {
        if (pick < 1 || pick > 3) throw new IllegalArgumentException("pick is not 1 to 3: " + pick);
        if (stars < 0 || stars > 5) throw new IllegalArgumentException("stars are not 0 to 5: " + stars);
        reasons = List.copyOf(reasons);
        tags = List.copyOf(tags);
    }
}
