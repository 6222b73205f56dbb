// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a process of ours serves at {@code /metrics}, as far as it answers: numbers by name and labels.
 *
 * @param lines in Prometheus' text format, without comments
 */
record Metrics(List<String> lines) {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Metrics {
        lines = List.copyOf(lines);
    }

    /** Of both processes of a run; one that does not answer says nothing. */
    static Metrics of(List<String> addresses) {
        List<String> lines = new ArrayList<>();
        for (String address : addresses) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/metrics"))
                        .timeout(PATIENCE)
                        .build();
                HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(lines::add);
            } catch (IOException | IllegalArgumentException e) {
                continue; // it is starting, or has just ended
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new Metrics(lines);
    }

    /** The sum of all numbers of this name whose labels have this one; empty if there is none. */
    OptionalDouble sum(String name, String label, String value) {
        String wanted = String.format(Locale.ROOT, "%s=\"%s\"", label, value);
        return sum(name, wanted);
    }

    /** The sum of all numbers of this name. */
    OptionalDouble sum(String name) {
        return sum(name, "");
    }

    private OptionalDouble sum(String name, String wanted) {
        double sum = 0;
        boolean any = false;
        for (String line : lines) {
            boolean named = line.startsWith(name + "{") || line.startsWith(name + " ");
            if (!named || !line.contains(wanted)) continue;
            try {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                any = true;
            } catch (NumberFormatException e) {
                continue; // not ours
            }
        }
        return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
