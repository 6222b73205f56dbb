// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import photo.sluice.lab.figure.Report;

/** One question about Sluice, answered with figures. Ends every process that it started, whatever happens. */
interface Benchmark {
    /** What one types after {@code ./dev bench}. */
    String name();

    /**
     * Measures.
     *
     * @throws Unmeasurable if this machine lacks something
     */
    Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable;

    /** This machine lacks something that the measurement needs; the message says what. */
    final class Unmeasurable extends Exception {
        private static final long serialVersionUID = 1;

        Unmeasurable(String message) {
            super(message);
        }
    }
}
