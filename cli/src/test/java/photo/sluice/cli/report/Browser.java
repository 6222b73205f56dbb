// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Chromium without a window and one page in it, driven over the DevTools protocol. Closing it ends the process. */
final class Browser implements AutoCloseable {
    private static final long SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    /** Windows' codes of keys, by which Chromium knows what they do. */
    private static final Map<String, Integer> CODES = Map.of(
            "Enter",
            13,
            "Escape",
            27,
            " ",
            32,
            "End",
            35,
            "Home",
            36,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private String session = "";

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Where Chromium is installed, if it is. */
    static Optional<Path> installed() {
        List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with a profile of its own in {@code folder}. */
    static Browser start(Path program, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            int at = line.indexOf("ws://");
            if (at < 0) continue;
            Thread drain = new Thread(() -> errors.lines().forEach(ignored -> {}), "chromium's errors");
            drain.setDaemon(true);
            drain.start();
            Browser browser = new Browser(process, URI.create(line.substring(at).strip()));
            browser.open();
            return browser;
        }
        process.destroyForcibly();
        throw new IOException("chromium ended without telling its address");
    }

    private void open() {
        String target = ask("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) ask(domain + ".enable", Map.of());
    }

    /** Asks and waits for the answer. */
    JsonNode ask(String method, Map<String, ?> parameters) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!session.isEmpty()) message.put("sessionId", session);
        try {
            socket.sendText(JSON.writeValueAsString(message), true).join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        JsonNode reply = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (reply.has("error")) throw new IllegalStateException(method + ": " + reply.get("error"));
        return reply.get("result");
    }

    /** Loads a page and waits until all of it is there. */
    void show(Path page) {
        told.clear();
        ask("Page.navigate", Map.of("url", page.toUri().toString()));
        eval("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))");
        eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** The value of an expression; a promise is waited for. */
    JsonNode eval(String expression) {
        JsonNode result = ask(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (result.has("exceptionDetails")) throw new IllegalStateException(result.toString());
        JsonNode value = result.get("result").get("value");
        return value == null ? JSON.nullNode() : value;
    }

    /** Presses and releases a key, as {@code KeyboardEvent.key} names it. */
    void press(String key) {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        int code = CODES.getOrDefault(key, key.length() == 1 ? (int) Character.toUpperCase(key.charAt(0)) : 0);
        Map<String, Object> down =
                new LinkedHashMap<>(Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code));
        if (!text.isEmpty()) down.put("text", text);
        ask("Input.dispatchKeyEvent", down);
        ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void size(int width, int height) {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** {@code dark} or {@code light}. */
    void prefer(String scheme) {
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    byte[] screenshot() {
        return Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
    }

    byte[] pdf() {
        return Base64.getDecoder()
                .decode(ask("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true))
                        .get("data")
                        .asText());
    }

    /** Exceptions, refusals by policy and requests that left the file, since the page was shown. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (JsonNode event : told) {
            String method = event.get("method").asText();
            JsonNode about = event.get("params");
            if (method.equals("Runtime.exceptionThrown")) complaints.add(about.toString());
            if (method.equals("Log.entryAdded")
                    && about.path("entry").path("level").asText().equals("error")) complaints.add(about.toString());
            if (method.equals("Network.requestWillBeSent")) {
                String url = about.path("request").path("url").asText();
                if (!url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:"))
                    complaints.add(url);
            }
        }
        return complaints;
    }

    @Override
    public void close() {
        try {
            session = "";
            ask("Browser.close", Map.of());
            if (process.waitFor(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // it is ended below
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Puts messages together and gives answers to those who asked. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    CompletableFuture<JsonNode> answer =
                            message.has("id") ? asked.remove(message.get("id").asInt()) : null;
                    if (answer != null) answer.complete(message);
                    else if (message.has("method")) told.add(message);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } finally {
                    text.setLength(0);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
