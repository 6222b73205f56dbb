// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.sidecar.Field;

/**
 * What the writer remembers of one photo: the last version's signals, how it ended, and the ledger of its sidecars.
 *
 * @param rejected by stage
 * @param outcome how this version ended; empty while it waits
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PhotoState(
        Subject subject,
        Optional<PhotoScored> scored,
        Optional<PhotoTagged> tagged,
        Map<String, PhotoRejected> rejected,
        Optional<SidecarOutcome.State> outcome,
        List<LedgerEntry> ledger) {
    static final String SCORER = "scorer";
    static final String TAGGER = "tagger";

    /** First byte of what lies in the store; no JSON begins with it. */
    private static final byte FORM = 1;

    private static final int HEADER = 1 + Integer.BYTES;

    /** Ends after which the photo is not among its neighbours any more, or not in this version. */
    private static final Set<SidecarOutcome.State> NOT_THERE =
            Set.of(SidecarOutcome.State.GONE, SidecarOutcome.State.SUPERSEDED);

    PhotoState {
        rejected = Map.copyOf(rejected);
        ledger = List.copyOf(ledger);
    }

    /** Of the subject alone: states are keys, and what is known of a photo is hundreds of numbers. */
    @Override
    public int hashCode() {
        return subject.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof PhotoState that
                        && subject.equals(that.subject)
                        && scored.equals(that.scored)
                        && tagged.equals(that.tagged)
                        && rejected.equals(that.rejected)
                        && outcome.equals(that.outcome)
                        && ledger.equals(that.ledger);
    }

    /** A version of which nothing is known yet. */
    static PhotoState fresh(Subject subject, List<LedgerEntry> ledger) {
        return new PhotoState(subject, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), ledger);
    }

    /**
     * The next version. What was said by stages that are not asked again goes on counting, if the bytes are the same.
     */
    PhotoState next(Subject following) {
        if (following.only().isEmpty() || !sameBytes(following)) return fresh(following, ledger);
        Map<String, PhotoRejected> kept = new HashMap<>(rejected);
        kept.keySet().removeIf(following::asks);
        return new PhotoState(
                following,
                scored.filter(seen -> !following.asks(SCORER)),
                tagged.filter(seen -> !following.asks(TAGGER)),
                kept,
                Optional.empty(),
                ledger);
    }

    private boolean sameBytes(Subject other) {
        return subject.version()
                .sameContent(other.version().size(), other.version().modified());
    }

    /**
     * Whether a result of an earlier version is waited for: of a stage that is not asked again, and has not answered for
     * these bytes yet.
     */
    boolean awaits(Event earlier) {
        String stage = stage(earlier);
        if (outcome.isPresent() || subject.asks(stage) || !sameBytes(earlier.subject())) return false;
        boolean answered = stage.equals(SCORER) ? scored.isPresent() : tagged.isPresent();
        return !answered && !rejected.containsKey(stage);
    }

    private static String stage(Event result) {
        if (result instanceof PhotoRejected r) return r.stage();
        return result instanceof PhotoTagged ? TAGGER : SCORER;
    }

    /** With one more result of the same version. */
    PhotoState with(Event result) {
        if (result instanceof PhotoScored s) {
            return new PhotoState(subject, Optional.of(s), tagged, rejected, outcome, ledger);
        }
        if (result instanceof PhotoTagged t) {
            return new PhotoState(subject, scored, Optional.of(t), rejected, outcome, ledger);
        }
        if (result instanceof PhotoRejected r) {
            Map<String, PhotoRejected> all = new HashMap<>(rejected);
            all.put(r.stage(), r);
            return new PhotoState(subject, scored, tagged, all, outcome, ledger);
        }
        return this;
    }

    /** Ended, with the ledger as it is from here on. */
    PhotoState ended(SidecarOutcome how) {
        return new PhotoState(subject, scored, tagged, rejected, Optional.of(how.state()), how.ledger());
    }

    /** With an intent that may or may not have been carried out. */
    PhotoState intended(SidecarIntended intent) {
        return knowing(intent.ledger());
    }

    /** With what is known of its sidecars by now. */
    PhotoState knowing(List<LedgerEntry> entries) {
        return new PhotoState(subject, scored, tagged, rejected, outcome, entries);
    }

    /** The reason for which no verdict is possible, if the scorer gave one. */
    @JsonIgnore
    Optional<PhotoRejected> unscorable() {
        return Optional.ofNullable(rejected.get(SCORER));
    }

    /** Whether every stage whose answer counts has answered. */
    @JsonIgnore
    boolean complete() {
        if (unscorable().isPresent()) return true;
        return scored.isPresent() && (tagged.isPresent() || rejected.containsKey(TAGGER));
    }

    /** What the writer waits for, as long as this version has not ended. */
    @JsonIgnore
    WaitingRoom.Need need() {
        if (unscorable().isPresent()) return WaitingRoom.Need.END;
        if (scored.isEmpty()) return WaitingRoom.Need.SCORE;
        return complete() ? WaitingRoom.Need.SET : WaitingRoom.Need.TAGS;
    }

    /** What its folder knows of it: nothing, if it was not scored or is no more. */
    @JsonIgnore
    Optional<Print> print() {
        boolean there = outcome.filter(NOT_THERE::contains).isEmpty();
        return scored.filter(seen -> there).map(Print::of);
    }

    /** Whether a person has decided on the stars in one of its sidecars, as far as we have seen. */
    @JsonIgnore
    boolean ratedByPeople() {
        return ledger.stream()
                .anyMatch(entry -> Optional.ofNullable(entry.fields().get(Field.RATING.code()))
                        .filter(LedgerEntry.Field::locked)
                        .isPresent());
    }

    /** What we last wrote into a field of its sidecars; empty if nothing of ours stands there. */
    Optional<Integer> ours(Field field) {
        return ledger.stream()
                .flatMap(entry -> Optional.ofNullable(entry.fields().get(field.code())).stream())
                .flatMap(known -> known.ours().stream())
                .filter(text -> text.matches("-?[0-9]"))
                .map(Integer::valueOf)
                .findFirst();
    }

    /** The print in front, then the whole as JSON; {@link #print(byte[])} reads the first alone. */
    byte[] bytes() {
        return bytes(print());
    }

    /** The same for who has the {@link #print} at hand: it takes as long as a third of the rest. */
    byte[] bytes(Optional<Print> of) {
        byte[] print = of.map(Print::bytes).orElse(new byte[0]);
        byte[] whole = json();
        return ByteBuffer.allocate(HEADER + print.length + whole.length)
                .put(FORM)
                .putInt(print.length)
                .put(print)
                .put(whole)
                .array();
    }

    private byte[] json() {
        try {
            return EventCodec.json().writeValueAsBytes(this);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Print> print(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != FORM) return of(bytes).print();
        int length = ByteBuffer.wrap(bytes).getInt(1);
        if (length == 0) return Optional.empty();
        return Print.of(bytes, HEADER, length).or(() -> of(bytes).print());
    }

    static PhotoState of(byte[] bytes) {
        boolean bare = bytes.length < HEADER || bytes[0] != FORM;
        int from = bare ? 0 : HEADER + ByteBuffer.wrap(bytes).getInt(1);
        try {
            return EventCodec.json().readValue(bytes, from, bytes.length - from, PhotoState.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the writer's store holds something that is not its own", e);
        }
    }
}
