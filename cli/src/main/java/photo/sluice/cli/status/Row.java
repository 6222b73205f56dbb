// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.standing.Backlog;

/**
 * One stage in one lane.
 *
 * @param backlog waiting and in hand
 * @param perSecond photos that it did a second since the last look; empty at the first one
 * @param errors photos in quarantine that it gave up
 */
record Row(Backlog backlog, Optional<Double> perSecond, int errors) {
    String stage() {
        return backlog.stage();
    }

    Lane lane() {
        return backlog.lane();
    }

    /** How long the oldest has waited; empty if none waits. */
    Optional<Duration> waited(Instant now) {
        return backlog.oldest()
                .map(since -> Duration.between(since, now))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }

    Map<String, Object> object(Instant now) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("stage", stage());
        object.put("lane", lane().code());
        object.put("lag", backlog.lag());
        perSecond.ifPresent(rate -> object.put("perSecond", Math.round(rate * 10) / 10.0));
        backlog.oldest().ifPresent(since -> object.put("oldest", since.toString()));
        waited(now).ifPresent(age -> object.put("oldestSeconds", age.toMillis() / 1000.0));
        object.put("errors", errors);
        return object;
    }
}
