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
