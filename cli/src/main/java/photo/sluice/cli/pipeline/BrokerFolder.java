// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Topics;

/**
 * Whether the embedded broker's folder still holds what it held. Kafka mends a damaged log by cutting it off, without a
 * word to us, and photos would wait for ever for what was in it. So we note, beside the broker's folder, how far each topic
 * reached; one that reaches less far is damage, and is refused.
 */
final class BrokerFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFolder.class);

    private final StateFolder state;

    BrokerFolder(StateFolder state) {
        this.state = state;
    }

    /** Before the broker starts: where its folder is new, what was derived from an earlier one goes. */
    void prepare() {
        if (Files.exists(state.broker().resolve("log").resolve("meta.properties"))) return;
        try {
            Files.deleteIfExists(marks());
            Path stale = state.path().resolve("streams.stale-" + System.currentTimeMillis());
            if (Files.exists(state.streams())) Files.move(state.streams(), stale);
        } catch (IOException e) {
            throw Failure.environment("what belongs to an earlier broker cannot be set aside: " + e);
        }
    }

    /** The failure of a broker that does not start, with what to do about it. */
    Failure broken(String reason) {
        if (reason.contains("another broker already runs")) return Failure.environment(reason);
        if (reason.contains("No space left")) {
            return Failure.environment(
                    reason + ". The disk of " + state.broker() + " is full: make room, then start again.");
        }
        return Failure.environment(reason + ". " + cure());
    }

    /** After provision, before anything is published: refuses a log that has become shorter. */
    void check(Cluster cluster) {
        Map<String, Long> ends = ends(cluster);
        noted().forEach((partition, noted) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (end < noted) {
                throw Failure.environment("the broker's data in " + state.broker() + " is damaged: " + partition
                        + " reached " + noted + " and now ends at " + end + ". " + cure());
            }
        });
        note(ends);
    }

    /** Notes how far each topic reaches now. */
    void note(Cluster cluster) {
        try {
            note(ends(cluster));
        } catch (LogUnavailableException | Failure e) {
            LOG.atDebug().setCause(e).log("noted next time");
        }
    }

    private String cure() {
        return "Photos and sidecars are untouched. Move the folder away and start again: mv " + state.broker()
                + " "
                + state.broker()
                + ".damaged (all photos are then announced again, and sidecars that are right stay as they "
                + "are; what earlier runs wrote can no longer be undone)";
    }

    private static Map<String, Long> ends(Cluster cluster) {
        try (Topics topics = Topics.on(cluster)) {
            return topics.ends();
        }
    }

    private Map<String, Long> noted() {
        Map<String, Long> noted = new TreeMap<>();
        if (!Files.exists(marks())) return noted;
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(marks())) {
            read.load(in);
            read.stringPropertyNames().forEach(each -> noted.put(each, Long.parseLong(read.getProperty(each))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("file", marks())
                    .setCause(e)
                    .log("cannot be read; the broker's data is not compared");
            noted.clear();
        }
        return noted;
    }

    private void note(Map<String, Long> ends) {
        Properties all = new Properties();
        ends.forEach((partition, end) -> all.setProperty(partition, String.valueOf(end)));
        Path fresh = marks().resolveSibling(".reached.new");
        try {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                all.store(out, null);
            }
            Files.move(fresh, marks(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", marks()).setCause(e).log("cannot be noted");
        }
    }

    private Path marks() {
        return state.path().resolve("reached.properties");
    }
}
