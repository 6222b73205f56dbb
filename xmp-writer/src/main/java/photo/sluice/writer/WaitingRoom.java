// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.PhotoId;
import photo.sluice.writer.set.Closing;

/** The photos that wait, what for and since when: some 200 bytes each. Not thread-safe. */
final class WaitingRoom {
    /** What a photo waits for. */
    enum Need {
        /** Nothing can be judged: it is to be ended. */
        END,
        /** The scorer, without whom there is no verdict. */
        SCORE,
        /** The tagger, for as long as patience lasts. */
        TAGS,
        /** That its set is closed. */
        SET
    }

    /**
     * @param came when its last result came
     * @param next when it is next to be looked at
     * @param held until when it must not be brought, because it was tried in vain
     */
    private record Guest(Need need, Instant came, Instant next, Instant held) {}

    /** A folder in which photos wait. */
    private static final class Folder {
        int guests;
        Instant last = Instant.MIN;
    }

    private final Duration patience;
    private final Duration settle;
    private final Closing closing;
    private final Map<PhotoId, Guest> guests = new HashMap<>();
    private final Map<String, Folder> folders = new HashMap<>();

    WaitingRoom(Duration settle, Duration patience) {
        this.settle = settle;
        this.patience = patience;
        this.closing = new Closing(settle);
    }

    /** A result came, or the writer has just found that this photo waits; true if it did not wait before. */
    boolean await(PhotoId photo, Need need, Instant now) {
        Instant next = now.plus(
                switch (need) {
                    case END -> Duration.ZERO;
                    case SET -> settle;
                    case SCORE, TAGS -> patience;
                });
        boolean fresh = guests.put(photo, new Guest(need, now, next, Instant.MIN)) == null;
        Folder folder = folders.computeIfAbsent(photo.folder(), name -> new Folder());
        if (fresh) folder.guests++;
        folder.last = now;
        return fresh;
    }

    /** It waits no more; false if it did not. */
    boolean forget(PhotoId photo) {
        if (guests.remove(photo) == null) return false;
        Folder folder = folders.get(photo.folder());
        if (folder != null && --folder.guests == 0) folders.remove(photo.folder());
        return true;
    }

    int size() {
        return guests.size();
    }

    void clear() {
        guests.clear();
        folders.clear();
    }

    /** Those that are to be looked at now. */
    List<PhotoId> due(Instant now) {
        return guests.entrySet().stream()
                .filter(guest -> !guest.getValue().next.isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What it waits for; empty if it does not. */
    Optional<Need> need(PhotoId photo) {
        return Optional.ofNullable(guests.get(photo)).map(Guest::need);
    }

    /** Looked at again at this moment, unless a result comes before. */
    void again(PhotoId photo, Instant at) {
        guests.computeIfPresent(photo, (id, guest) -> new Guest(guest.need, guest.came, at, guest.held));
    }

    /** Tried in vain: not to be brought before this moment, not even with its set. */
    void hold(PhotoId photo, Instant until) {
        guests.computeIfPresent(photo, (id, guest) -> new Guest(guest.need, guest.came, until, until));
    }

    /** Nothing is due before this moment. */
    void pause(Instant until) {
        guests.replaceAll((photo, guest) ->
                guest.next.isAfter(until) ? guest : new Guest(guest.need, guest.came, until, guest.held));
    }

    /** Whether it may be brought with its set. */
    boolean mayBeBrought(PhotoId photo, Instant now) {
        Guest guest = guests.get(photo);
        return guest != null && !guest.held.isAfter(now);
    }

    /**
     * When a set can be judged if nothing more comes: it is closed, and all of its photos have been answered for or have
     * waited long enough.
     *
     * @param passed whether its camera has gone on
     */
    Instant closes(Collection<PhotoId> set, boolean passed) {
        Instant last = Instant.MIN;
        Instant answered = Instant.MIN;
        @Nullable Folder folder = null;
        for (PhotoId photo : set) {
            Guest guest = guests.get(photo);
            if (guest == null) continue; // it has its verdict
            if (guest.came.isAfter(last)) last = guest.came;
            Instant given = guest.need == Need.TAGS ? guest.came.plus(patience) : Instant.MIN;
            if (given.isAfter(answered)) answered = given;
            folder = folders.get(photo.folder());
        }
        if (folder == null) return last;
        Instant closes = closing.closes(passed, last, folder.last);
        return closes.isAfter(answered) ? closes : answered;
    }
}
