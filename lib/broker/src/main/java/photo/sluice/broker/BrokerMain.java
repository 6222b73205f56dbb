// SPDX-License-Identifier: Apache-2.0
package photo.sluice.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The broker as a child process: {@code BrokerMain FOLDER [key=value ...]}.
 *
 * <p>Prints {@code READY host:port} on standard output once it serves, and {@code ALIVE} every two seconds from then on, so
 * that a parent can tell a frozen broker. Stops on SIGTERM, and when standard input ends:
 * a parent that died leaves no broker behind. Exit code 3 says that the folder cannot be used, with the reason on
 * standard error.
 */
public final class BrokerMain {
    private static final long PULSE_MILLIS = 2000;

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("not key=value: " + args[i]);
            overrides.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        EmbeddedBroker broker = start(Path.of(args[0]), overrides);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.println("READY " + broker.bootstrapServers());
        System.out.flush();
        giveSignsOfLife();
        while (System.in.read() >= 0) {
            // The parent holds the pipe and never writes.
        }
        System.exit(0);
    }

    private static void giveSignsOfLife() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            System.out.println("ALIVE");
                            Thread.sleep(PULSE_MILLIS);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private static EmbeddedBroker start(Path folder, Map<String, String> overrides) {
        try {
            return EmbeddedBroker.start(folder, overrides);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(3);
            throw new IllegalStateException(e);
        }
    }
}
