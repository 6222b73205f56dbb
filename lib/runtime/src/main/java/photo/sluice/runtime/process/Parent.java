// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

import java.io.IOException;

/** A child's view of whoever started it. */
public final class Parent {
    private Parent() {}

    /** Says that this process can be used now. */
    public static void ready(String rest) {
        System.out.println(("READY " + rest).strip());
        System.out.flush();
    }

    /** From now on tells the parent now and then that this process runs; one that stops telling is killed. */
    public static void giveSignsOfLife() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            System.out.println(Pulse.SIGN);
                            Thread.sleep(Pulse.EVERY_MILLIS);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "pulse");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs {@code leave} when standard input ends: the parent wants us gone, or has gone itself. */
    public static void onGone(Runnable leave) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // The parent holds the pipe and never writes.
                        }
                    } catch (IOException e) {
                        // A broken pipe says the same.
                    }
                    leave.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
