// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Version;

/**
 * A day of a hot folder in virtual time: files appear, grow, are rewritten in place and deleted, events are lost, the
 * log fails and sometimes keeps what it denies, the watcher is killed and started anew. Whatever happens, each version
 * that rests is announced exactly once, and none while it grows.
 *
 * <p>One thing nobody can tell is left out: that a complete file is being rewritten in place, with pauses, by the time it
 * is seen for the first time.
 */
class RegisterSimulationTest {
    private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    private static final long STEP = 50;
    private static final long SWEEP = 3000;
    private static final int STEPS = 4000;

    private final Map<String, Disk> disk = new TreeMap<>();
    private final Map<String, Version> catalogue = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private Register register = new Register(Patience.usual());

    /** A file as it is; {@code restsSince} is its last write, {@code moving} whether its writer is not done. */
    private static final class Disk {
        Look look = new Look(0, T0);
        int writesLeft;
        long nextWrite;
        boolean endStands; // whether an end marker is at its end now
        boolean announcedAsItIs;
    }

    static List<Long> seeds() {
        long first = new Random().nextLong();
        return new Random(first).longs(40).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachVersionThatRestsIsAnnouncedOnceAndNoneWhileItGrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            long now = i * STEP;
            boolean quiet = i > STEPS * 3 / 4; // the last quarter lets everything come to rest
            if (!quiet && random.nextInt(8) == 0) appear(random, now);
            new ArrayList<>(disk.keySet()).forEach(path -> live(path, random, now, quiet));
            if (now % SWEEP == 0) sweep(now);
            look(now);
            announce(random, now, quiet);
            if (!quiet && random.nextInt(900) == 0) restart(now);
        }
        disk.forEach((path, file) -> assertThat(file.announcedAsItIs)
                .as("%s rests and is announced", path)
                .isTrue());
        assertThat(log).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(register.waiting()).isZero();
    }

    private void appear(Random random, long now) {
        String path = "IMG_" + random.nextInt(200) + ".jpg";
        if (disk.containsKey(path)) return;
        Disk file = new Disk();
        file.writesLeft = 1 + random.nextInt(6);
        disk.put(path, file);
        write(path, file, random, now);
    }

    private void live(String path, Random random, long now, boolean quiet) {
        Disk file = disk.get(path);
        if (file.writesLeft > 0) {
            if (now >= file.nextWrite) write(path, file, random, now);
        } else if (!quiet && random.nextInt(3000) == 0) {
            disk.remove(path);
            if (random.nextBoolean()) register.gone(path, at(now));
        } else if (!quiet && file.announcedAsItIs && random.nextInt(500) == 0) {
            file.writesLeft = 1 + random.nextInt(4); // rewritten in place: the old end stands all the while
            file.nextWrite = now;
        }
    }

    private void write(String path, Disk file, Random random, long now) {
        boolean inPlace = file.endStands;
        file.writesLeft--;
        // Ten pauses longer than a blink to one; never longer than the patience of 2 s, which nothing could tell from
        // an end.
        file.nextWrite = now + 50 + random.nextInt(random.nextInt(10) == 0 ? 1700 : 300);
        file.look = new Look(inPlace ? file.look.size() : file.look.size() + 1000, T0.plusMillis(now + 1));
        file.endStands = inPlace || file.writesLeft == 0;
        file.announcedAsItIs = false;
        if (random.nextInt(10) > 0) register.observed(path, file.look, Origin.EVENT, at(now));
    }

    private void sweep(long now) {
        int number = register.beginSweep();
        disk.forEach((path, file) -> register.observed(path, file.look, Origin.SWEEP, at(now)));
        for (String path : register.unseen(number)) register.gone(path, at(now));
    }

    private void look(long now) {
        for (String path : register.due(at(now), 1000)) {
            Disk file = disk.get(path);
            if (file == null) {
                register.gone(path, at(now));
                continue;
            }
            register.observed(path, file.look, Origin.LOOK, at(now));
            if (register.wantsEnd(path, at(now)) && file.endStands) register.whole(path);
        }
    }

    private void announce(Random random, long now, boolean quiet) {
        List<String> batch = register.settled(Lane.LIVE, 1000);
        if (batch.isEmpty()) return;
        boolean fails = !quiet && random.nextInt(4) == 0;
        boolean kept = !fails || random.nextBoolean();
        for (String path : batch) {
            FileState.Settled settled = register.settled(path).orElseThrow();
            if (kept) arrive(path, settled);
            if (!fails) register.announced(path, settled);
        }
        if (fails) catalogue.forEach(register::know);
    }

    private void arrive(String path, FileState.Settled settled) {
        Version version = new Version(
                settled.sequence() + 1, settled.look().size(), settled.look().modified());
        Version before = catalogue.put(path, version);
        if (before != null) assertThat(version.sequence()).isGreaterThan(before.sequence());
        log.add(path + "#" + version.sequence());
        Disk file = disk.get(path);
        if (file == null || !file.look.equals(settled.look()))
            return; // it moved unseen a moment ago: the sweep will tell
        assertThat(file.writesLeft).as("%s is at rest", path).isZero();
        assertThat(file.announcedAsItIs).as("%s is announced once", path).isFalse();
        file.announcedAsItIs = true;
    }

    private void restart(long now) {
        register = new Register(Patience.usual());
        catalogue.forEach(register::know);
        sweep(now);
    }

    private static Moment at(long millis) {
        return new Moment(millis, T0.plusMillis(millis));
    }
}
