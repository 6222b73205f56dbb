// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;

/**
 * The bound that efficiency is held against: libjpeg-turbo decoding files at an eighth of their size in grey, which is
 * hardly more than reading their entropy-coded bits, which every decoder must.
 */
final class Djpeg {
    private static final String EACH =
            "for f in \"$1\"/*.jpg; do djpeg -scale 1/8 -grayscale \"$f\" >/dev/null || exit; done";

    private Djpeg() {}

    /** CPU seconds for all JPEGs of a folder, one process each, the least of {@code rounds} rounds. */
    static double cpuSeconds(Path photos, int rounds, Path logs)
            throws IOException, InterruptedException, Benchmark.Unmeasurable {
        if (Stream.of("/usr/bin/djpeg", "/usr/local/bin/djpeg", "/opt/libjpeg-turbo/bin/djpeg")
                .map(Path::of)
                .noneMatch(Files::isExecutable)) {
            throw new Benchmark.Unmeasurable("djpeg is missing: apt-get install libjpeg-turbo-progs");
        }
        double least = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            Bill bill = Job.run(List.of("bash", "-c", EACH, "bash", photos.toString()), logs);
            if (bill.status() != 0) throw new Benchmark.Unmeasurable("djpeg failed; see " + logs);
            least = Math.min(least, bill.cpu());
        }
        return least;
    }
}
