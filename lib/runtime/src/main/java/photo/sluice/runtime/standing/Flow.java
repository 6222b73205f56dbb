// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.Tail;

/** How many photos each stage has done since this was opened, by lane; rejected ones are done too. Not thread-safe. */
public final class Flow implements AutoCloseable {
    private final Tail results;
    private final Map<Lap, Long> counts = new HashMap<>();

    /** A stage and a lane. */
    public record Lap(String stage, Lane lane) {}

    private Flow(Tail results) {
        this.results = results;
    }

    /** Counts from now on. */
    public static Flow open(Cluster cluster) {
        return new Flow(Tail.fromEnd(cluster, Topic.RESULTS));
    }

    /** Takes in what has come since. */
    public void refresh() {
        results.toEnd(this::count);
    }

    /** Photos of a stage and a lane that were done since the start. */
    public long done(String stage, Lane lane) {
        return counts.getOrDefault(new Lap(stage, lane), 0L);
    }

    private void count(Entry record) {
        byte[] value = record.value();
        if (value != null) lap(value).ifPresent(lap -> counts.merge(lap, 1L, Long::sum));
    }

    /** Whose result this is. Reads no more than it must: what a scorer says of a photo is long. */
    static Optional<Lap> lap(byte[] value) {
        String stage = "";
        Optional<Lane> lane = Optional.empty();
        try (JsonParser json = EventCodec.json().createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME && (stage.isEmpty() || lane.isEmpty())) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "type" -> stage = stage(json.getText());
                    case "stage" -> stage = json.getText();
                    case "subject" -> lane = lane(json);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // the writer quarantines it
        }
        String whose = stage;
        return lane.filter(any -> !whose.isEmpty()).map(known -> new Lap(whose, known));
    }

    private static Optional<Lane> lane(JsonParser subject) throws IOException {
        Optional<Lane> lane = Optional.empty();
        while (subject.nextToken() == JsonToken.FIELD_NAME) {
            boolean here = subject.currentName().equals("lane");
            subject.nextToken();
            if (here) lane = lane(subject.getText());
            else subject.skipChildren();
        }
        return lane;
    }

    private static Optional<Lane> lane(String code) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.code().equals(code))
                .findFirst();
    }

    /** Empty where the type does not tell. */
    private static String stage(String type) {
        return type.equals("PhotoScored") ? "scorer" : type.equals("PhotoTagged") ? "tagger" : "";
    }

    @Override
    public void close() {
        results.close();
    }
}
