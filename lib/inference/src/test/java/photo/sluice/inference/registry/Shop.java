// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that hands out files, honestly or not, and notes what it was asked. */
final class Shop implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Each request as {@code PATH} or {@code PATH RANGE}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    Shop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** Answers a path so; every request is noted first. */
    URI at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
            try {
                handler.handle(exchange);
            } catch (IOException e) {
                asked.add("hung up"); // the other side, or us on purpose
            } finally {
                exchange.close();
            }
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A status and no more. */
    static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** As a good server does: the file, or its rest from where one wants it, unless it has changed meanwhile. */
    static HttpHandler file(byte[] bytes, String tag) {
        return upTo(bytes, tag, Integer.MAX_VALUE);
    }

    /** As {@link #file}, but it hangs up after so many bytes of an answer. */
    static HttpHandler upTo(byte[] bytes, String tag, int most) {
        return exchange -> {
            exchange.getResponseHeaders().add("ETag", tag);
            int from = from(exchange, tag);
            byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
            if (from > 0) {
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
            exchange.getResponseBody().write(rest, 0, Math.min(most, rest.length));
            exchange.getResponseBody().flush();
        };
    }

    private static int from(HttpExchange exchange, String tag) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String wanted = exchange.getRequestHeaders().getFirst("If-Range");
        if (range == null || wanted != null && !wanted.equals(tag)) return 0;
        return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
