// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import photo.sluice.cli.Failure;
import photo.sluice.contract.EventCodec;

/**
 * What a running Sluice says of itself to other commands on this machine.
 *
 * @param pid process id
 * @param bootstrapServers where its broker listens
 * @param http where its metrics are served
 * @param workersHttp where those of its workers are served
 * @param roots folders that it serves
 * @param models which models its workers use, in words
 */
public record RunCard(
        long pid,
        Instant since,
        String bootstrapServers,
        String http,
        String workersHttp,
        List<String> roots,
        Optional<String> models) {
    public RunCard {
        roots = List.copyOf(roots);
    }

    /** Leaves the card in the state folder. */
    public void leave(StateFolder state) {
        try {
            StateFolder.write(state.runCard(), EventCodec.json().writeValueAsString(this));
        } catch (IOException e) {
            throw Failure.environment("cannot write " + state.runCard() + ": " + e);
        }
    }

    /** The card of whoever runs now, if its process lives. */
    public static Optional<RunCard> find(StateFolder state) {
        try {
            if (!Files.exists(state.runCard())) return Optional.empty();
            RunCard card = EventCodec.json().readValue(state.runCard().toFile(), RunCard.class);
            return ProcessHandle.of(card.pid()).filter(ProcessHandle::isAlive).map(alive -> card);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes the card away. */
    public static void take(StateFolder state) {
        try {
            Files.deleteIfExists(state.runCard());
        } catch (IOException e) {
            throw Failure.environment("cannot remove " + state.runCard() + ": " + e);
        }
    }
}
