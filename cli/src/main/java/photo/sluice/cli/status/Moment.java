// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.standing.Quarantined;

/**
 * How far everything is at one moment, as the log and the processes tell it.
 *
 * @param rows by stage, live before backfill
 * @param inHand by stage: photos that are being looked at; without those whose processes do not answer
 * @param suspended stages that take no photos until something is mended
 * @param writer what the writer has before it
 * @param open by root: announced versions that have not ended
 * @param quarantined what somebody should look at
 */
record Moment(
        Instant at,
        List<Row> rows,
        Map<String, Long> inHand,
        List<String> suspended,
        Writer writer,
        Map<String, Integer> open,
        List<Quarantined> quarantined) {
    /**
     * @param unread results that it has not read yet
     * @param waiting photos that wait for an answer or for their set; empty if it does not say
     */
    record Writer(long unread, OptionalLong waiting) {}

    Moment {
        rows = List.copyOf(rows);
        inHand = Map.copyOf(inHand);
        suspended = List.copyOf(suspended);
        open = Map.copyOf(open);
        quarantined = List.copyOf(quarantined);
    }

    static OptionalLong whole(OptionalDouble number) {
        return number.isPresent() ? OptionalLong.of(Math.round(number.getAsDouble())) : OptionalLong.empty();
    }

    /** Announced versions of a root that have not ended. */
    int open(String root) {
        return open.getOrDefault(root, 0);
    }

    /** How many photos are in quarantine; one that two stages gave up is one. */
    long photosInQuarantine() {
        return quarantined.stream().map(Quarantined::key).distinct().count();
    }

    /** Photos in quarantine by their fault. */
    Map<String, Long> faults() {
        Map<String, List<String>> keys = new TreeMap<>();
        quarantined.forEach(each -> keys.computeIfAbsent(each.fault().code(), code -> new ArrayList<>())
                .add(each.key()));
        Map<String, Long> faults = new LinkedHashMap<>();
        keys.forEach(
                (code, photos) -> faults.put(code, photos.stream().distinct().count()));
        return faults;
    }

    static int errors(List<Quarantined> quarantined, String stage, Lane lane) {
        return (int) quarantined.stream()
                .filter(each -> each.stage().equals(stage))
                .filter(each ->
                        each.subject().map(subject -> subject.lane() == lane).orElse(lane == Lane.LIVE))
                .count();
    }

    /** The keys are a contract. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", at.toString());
        object.put("stages", rows.stream().map(row -> row.object(at)).toList());
        object.put("inHand", new TreeMap<>(inHand));
        if (!suspended.isEmpty()) object.put("suspended", suspended);
        Map<String, Object> writing = new LinkedHashMap<>();
        writing.put("lag", writer.unread());
        writer.waiting().ifPresent(waiting -> writing.put("waiting", waiting));
        object.put("writer", writing);
        object.put("quarantined", photosInQuarantine());
        object.put("faults", faults());
        return object;
    }
}
