// SPDX-License-Identifier: Apache-2.0
package photo.sluice.broker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The two loopback ports of a broker: random once, then kept while they are free. */
record Ports(int broker, int controller) {
    /** Reads the ports kept in {@code file}, replaces those that somebody else has taken, and keeps the result. */
    static Ports choose(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        Ports ports = new Ports(usable(kept.getProperty("broker", "0")), usable(kept.getProperty("controller", "0")));
        kept.setProperty("broker", String.valueOf(ports.broker));
        kept.setProperty("controller", String.valueOf(ports.controller));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            kept.store(out, null);
        }
        return ports;
    }

    private static int usable(String wanted) throws IOException {
        try {
            return free(Integer.parseInt(wanted.trim()));
        } catch (IOException | IllegalArgumentException taken) {
            return free(0);
        }
    }

    private static int free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }
}
