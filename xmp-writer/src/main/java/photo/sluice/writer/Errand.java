// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.RequestAnswered.Change;

/** How far one request has come in this partition. What is left is photos, in batches of one folder. */
final class Errand {
    /** So often a photo is tried that cannot be written now: somebody writes it, its root is away. */
    private static final int TRIES = 4;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Photos of one folder that are still to be done, not before this moment, tried so often in vain. */
    record Load(List<PhotoId> photos, Instant notBefore, int tried) {}

    private final Request request;
    private final Optional<Task> task;
    private final Optional<String> message;
    private final Deque<String> folders;
    private final Deque<Load> loads = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Change> sample = new ArrayList<>();

    private Errand(Request request, Optional<Task> task, List<String> folders, Optional<String> message) {
        this.request = request;
        this.task = task;
        this.folders = new ArrayDeque<>(folders);
        this.message = message;
    }

    Errand(Request request, Task task, List<String> folders) {
        this(request, Optional.of(task), folders, Optional.empty());
    }

    /** One that cannot be done, and why. */
    static Errand failed(Request request, String why) {
        return new Errand(request, Optional.empty(), List.of(), Optional.of(why));
    }

    /** What is to be done; only while it is not done. */
    Task task() {
        return task.orElseThrow();
    }

    Request request() {
        return request;
    }

    /** The next folder to be looked into, if what is known of is done or has to wait. */
    Optional<String> nextFolder(Instant now) {
        return load(now).isPresent() ? Optional.empty() : Optional.ofNullable(folders.poll());
    }

    /** Photos of one folder, in the order in which they are to be done. */
    void add(List<PhotoId> photos, int most) {
        for (int from = 0; from < photos.size(); from += most) {
            List<PhotoId> part = List.copyOf(photos.subList(from, Math.min(photos.size(), from + most)));
            loads.add(new Load(part, Instant.MIN, 0));
        }
    }

    /** What can be done now; it stays until {@link #done}. */
    Optional<Load> load(Instant now) {
        return loads.stream().filter(load -> !load.notBefore().isAfter(now)).findFirst();
    }

    /** This load was tried, and these of it are to be tried again. */
    void done(Load load, List<PhotoId> again, Instant now) {
        loads.remove(load);
        if (again.isEmpty()) return;
        if (load.tried() + 1 == TRIES) count("busy", again.size());
        else loads.add(new Load(again, now.plus(PAUSE.multipliedBy(load.tried() + 1L)), load.tried() + 1));
    }

    void count(String what, int photos) {
        if (photos > 0) counts.merge(what, photos, Integer::sum);
    }

    void change(Change change) {
        if (sample.size() < RequestAnswered.MOST_CHANGES) sample.add(change);
    }

    boolean isDone() {
        return folders.isEmpty() && loads.isEmpty();
    }

    /** How far it is; the partition is filled in by who sends it. */
    RequestAnswered answer() {
        return new RequestAnswered(request.id(), 0, counts, sample, isDone(), message);
    }
}
