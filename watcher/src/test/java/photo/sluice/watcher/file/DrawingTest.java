// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Version;

/** The drawing in the README has exactly the arrows that files take. */
class DrawingTest {
    private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\w+) \\| ([^|]+) \\| (\\w+) \\|");
    private static final String FILE = "a.jpg";

    private static Set<String> drawn() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) arrows.add(row.group(1) + " -> " + row.group(3));
        }
        return arrows;
    }

    private static String name(Register register, boolean was) {
        return register.state(FILE)
                .map(state -> state.getClass().getSimpleName())
                .orElse(was ? "Gone" : "New");
    }

    @Test
    void everyArrowIsTakenAndNoOtherOne() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<String> taken = new TreeSet<>();
        for (int life = 0; life < 300; life++) {
            Register register = new Register(Patience.usual());
            boolean was = false;
            long sequence = 0;
            long now = 0;
            Look look = new Look(0, T0);
            for (int step = 0; step < 60; step++) {
                String before = name(register, was);
                now += 1000;
                Moment at = new Moment(now, T0.plusMillis(now));
                switch (random.nextInt(8)) {
                    case 0 -> {
                        look = new Look(random.nextInt(3), T0.plusSeconds(step));
                        register.observed(FILE, look, 9, Origin.EVENT, at);
                    }
                    case 1, 2, 3 -> {
                        now += 11_000;
                        register.observed(FILE, look, 9, Origin.LOOK, new Moment(now, T0.plusMillis(now)));
                    }
                    case 4 -> {
                        if (register.wantsEnd(FILE, at)) register.whole(FILE);
                    }
                    case 5 -> {
                        var settled = register.settled(FILE);
                        if (settled.isPresent()) {
                            sequence = settled.get().sequence() + 1;
                            register.announced(FILE, settled.get());
                        }
                    }
                    case 6 -> {
                        if (register.settled(FILE).isPresent() && random.nextBoolean()) register.pass(FILE);
                        else if (random.nextInt(4) == 0) register.gone(FILE, at);
                    }
                    default -> {
                        // What failed at the log had arrived there after all.
                        if (register.settled(FILE).isPresent() && random.nextInt(5) == 0)
                            register.know(FILE, new Version(++sequence, look.size(), look.modified()));
                    }
                }
                was |= register.has(FILE);
                String after = name(register, was);
                if (!before.equals(after)) taken.add(before + " -> " + after);
            }
        }
        assertThat(taken).as("seed %d", seed).isEqualTo(drawn());
    }
}
