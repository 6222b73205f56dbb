// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import photo.sluice.cli.deploy.Dashboard;
import photo.sluice.cli.deploy.Program;
import photo.sluice.cli.deploy.Repository;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.model.TinyModel;
import photo.sluice.testkit.photo.Drop;

/** A real run, scraped by a real Prometheus: what the dashboards ask for is there, and what is there is written down. */
class DashboardsE2E extends HotFolder {
    private static final Pattern ADDRESS = Pattern.compile("http://([0-9.:]+)/metrics");
    private static final Pattern NAME = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");
    private static final int MEBIBYTE = 1024 * 1024;

    private int dropped;

    /** Stands in for a machine with a GPU; the lines are as nvidia-smi writes them. */
    private Path gpu() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("bin"));
        Path program = folder.resolve("nvidia-smi");
        Files.writeString(program, "#!/bin/sh\nwhile echo '0, 1024, 8192, 50'; do sleep 1; done\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private void drop() throws IOException {
        Drop.whole(hot.resolve("IMG_" + dropped + ".jpg"), Frames.jpeg(dropped));
        dropped++;
    }

    private static List<String> addresses(Live run) {
        return ADDRESS.matcher(run.err())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) names.add(matcher.group(1));
        return names;
    }

    @Test
    void eachPanelShowsSomethingAndTheTableOfMetricsIsWhole() throws IOException {
        Program prometheus = Program.wanted("prometheus");
        TinyModel.lightness("light").layInto(Files.createDirectories(sluice.models()));
        sluice.with("PATH", gpu() + ":" + System.getenv("PATH"));
        Live run = sluice.start("run", hot.toString(), "--backfill", "--json");
        await().atMost(Sluice.PATIENCE).until(() -> addresses(run).size() == 2);
        try (Observed observed = Observed.by(prometheus, addresses(run), temp)) {
            await().atMost(Sluice.PATIENCE).until(observed::ready);
            await().atMost(Sluice.PATIENCE).until(() -> observed.knows("sum(up) == 2"));
            HostileFile.TRUNCATED_JPEG.write(hot);
            TreeSet<String> silent = new TreeSet<>();
            await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                drop(); // a rate needs something that changes
                silent.clear();
                for (Dashboard board : Dashboard.all()) {
                    for (Dashboard.Query query : board.queries()) {
                        if (!observed.knows(query.asked())) silent.add(query.panel() + ": " + query.asked());
                    }
                }
                assertThat(silent).as("queries without an answer").isEmpty();
            });
            // Seen, and waiting for its minute.
            await().atMost(Sluice.PATIENCE)
                    .until(() -> observed.knows("ALERTS{alertname=\"SluiceQuarantineGrows\",fault=\"truncated\"}"));
            assertThat(observed.answer(
                            "ALERTS{alertname=~\"SluiceNoHeartbeat|SluiceRootLost|SluiceModelOnProcessor\"}"))
                    .as("alerts that nothing gave cause for but the GPU that does not work")
                    .allSatisfy(alert -> assertThat(
                                    alert.path("metric").path("alertname").asText())
                            .isEqualTo("SluiceModelOnProcessor"));
        }
        Set<String> told = new TreeSet<>();
        for (String address : addresses(run)) {
            String page = Observed.page(address + "/metrics");
            assertThat(page.length()).as("size of a scrape").isLessThan(MEBIBYTE);
            assertThat(page).doesNotContain("IMG_").doesNotContain(".jpg");
            assertThat(Observed.page(address + "/readyz")).isEqualTo("ok\n");
            told.addAll(found(NAME, page));
        }
        assertThat(found(ROW, Files.readString(Repository.file("docs/metrics.md"))))
                .as("names in docs/metrics.md")
                .isEqualTo(told);
        run.signal("TERM");
        run.ended(Sluice.PATIENCE);
    }
}
