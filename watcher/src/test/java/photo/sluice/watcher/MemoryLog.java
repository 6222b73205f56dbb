// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;

/** A log in memory that outlives its watchers and can be told to fail. */
final class MemoryLog implements Announcements {
    private final Map<String, Version> catalogue = new HashMap<>();
    private final List<Subject> announced = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicBoolean held = new AtomicBoolean();
    private int failures;
    private boolean keeps;

    /** Fails this many announcements; whether it keeps what it denies. */
    synchronized MemoryLog failing(int times, boolean keepsWhatItDenies) {
        failures = times;
        keeps = keepsWhatItDenies;
        return this;
    }

    /** Holds the next announcement up until the latch is down; {@link #held} tells that one waits. */
    MemoryLog heldUpBy(CountDownLatch latch) {
        gate = latch;
        return this;
    }

    boolean held() {
        return held.get();
    }

    @Override
    public synchronized Map<String, Version> known() {
        return Map.copyOf(catalogue);
    }

    @Override
    public void announce(Collection<Subject> subjects) throws FaultException {
        try {
            held.set(gate.getCount() > 0);
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.BROKER_UNAVAILABLE, "interrupted", e);
        }
        take(subjects);
    }

    private synchronized void take(Collection<Subject> subjects) throws FaultException {
        boolean fails = failures > 0;
        if (fails) failures--;
        if (!fails || keeps) {
            announced.addAll(subjects);
            subjects.forEach(subject -> catalogue.put(subject.photo().path(), subject.version()));
        }
        if (fails) throw new FaultException(Fault.BROKER_UNAVAILABLE, "told to fail");
    }

    @Override
    public synchronized void forget(Collection<PhotoId> photos) {
        photos.forEach(photo -> {
            catalogue.remove(photo.path());
            forgotten.add(photo.path());
        });
    }

    /** All that was announced, in order. */
    synchronized List<Subject> announced() {
        return List.copyOf(announced);
    }

    /** Paths in the order of their announcement, each with its sequence: {@code a.jpg#1}. */
    synchronized List<String> names() {
        return announced.stream()
                .map(s -> s.photo().path() + "#" + s.version().sequence())
                .toList();
    }

    synchronized List<String> forgotten() {
        return List.copyOf(forgotten);
    }

    @Override
    public void close() {}
}
