// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import picocli.CommandLine;

/** The page in a real browser, by its keys and controls: two thousand photos, of which three are there. */
class ReportPageIT {
    private static final int PHOTOS = 2000;
    private static final String EVIL = "</script><script>window.evil = 1</script><img src=x onerror='window.evil = 1'>";
    private static final String TURNED = "\u202egpj.exe";

    @TempDir
    static Path temporary;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void report() throws IOException {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "needs chromium");
        Path folder = temporary.resolve("shoot");
        Shoot shoot = new Shoot(folder);
        for (int i = 0; i < PHOTOS - 6; i++) {
            shoot.photo(String.format("p%04d.jpg", i), i * 100.0 / PHOTOS, i * 5 / PHOTOS, "");
        }
        for (int rank = 1; rank <= 3; rank++) shoot.burst("burst" + (4 - rank) + ".jpg", 50 + rank, rank, 3);
        shoot.sidecar("=2+2.jpg", 1, 0, "", List.of(EVIL), List.of(EVIL));
        shoot.sidecar("a" + TURNED, 2, 0, "", List.of("odd"), List.of("sound"));
        shoot.sidecar("best.jpg", 99.99, 5, "", List.of("odd"), List.of("sound"));
        Files.writeString(folder.resolve("broken.jpg.xmp"), "<");
        for (String name : List.of("best.jpg", "burst3.jpg", "burst2.jpg")) {
            Shot.of(Scene.HARBOUR, 600, 400, 7).write(folder.resolve(name));
        }
        page = temporary.resolve("r.html");
        assertThat(new CommandLine(new ReportCommand()).execute(folder.toString(), "-o", page.toString()))
                .isZero();
        browser = Browser.start(program.get(), temporary);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void show() {
        browser.size(1280, 800);
        browser.show(page);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        JsonNode all = browser.eval("[...document.querySelectorAll('.card .name')].map(node => node.textContent)");
        all.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String count() {
        return browser.eval("document.getElementById('count').textContent").asText();
    }

    private static String focused() {
        return browser.eval("document.activeElement.querySelector('.name')?.textContent ?? ''")
                .asText();
    }

    private static void choose(String id, String value) {
        browser.eval("(() => { const s = document.getElementById('" + id + "'); s.value = '" + value
                + "'; s.dispatchEvent(new Event('change')); })()");
    }

    private static void quiet() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.eval("window.evil ?? 0").asInt()).isZero();
    }

    @Test
    void bestIsFirstAndOnlyRowsInSightExist() {
        assertThat(count()).isEqualTo("2,000 photos");
        assertThat(names().get(0)).isEqualTo("best.jpg");
        assertThat(names()).hasSizeLessThan(100);
        assertThat(browser.eval("new Promise(done => { const i = document.querySelector('.card img');"
                                + " i.decode().then(() => done(i.naturalWidth)); })")
                        .asInt())
                .isEqualTo(320);
        assertThat(browser.eval("document.getElementById('illegible').textContent")
                        .asText())
                .contains("1 sidecar could not be read", "broken.jpg.xmp");
        quiet();
    }

    @Test
    void sortsByAnyScoreAndBothWays() {
        choose("sort", "model taste/1"); // falls as the technical score rises
        assertThat(names()).startsWith("p0000.jpg", "p0001.jpg");
        browser.press("r");
        assertThat(names()).startsWith("best.jpg", "p1993.jpg");
        browser.press("r");
        choose("sort", "model brisque/1"); // lower is better
        assertThat(names()).startsWith("best.jpg", "p1993.jpg");
        quiet();
    }

    @Test
    void keepsSetsTogetherBestFirst() {
        browser.press("g");
        assertThat(browser.eval("document.querySelector('.band').textContent").asText())
                .isEqualTo("Burst3 photos");
        assertThat(names()).startsWith("burst3.jpg", "burst2.jpg", "burst1.jpg", "best.jpg");
        assertThat(browser.eval("document.querySelector('.card .why').textContent")
                        .asText())
                .isEqualTo("the best of its burst");
        quiet();
    }

    @Test
    void showsTheBestAndTheWorstTenth() {
        browser.press("b");
        assertThat(count()).isEqualTo("200 of 2,000 photos");
        assertThat(names()).startsWith("best.jpg", "p1993.jpg");
        browser.press("w");
        browser.press("r");
        assertThat(count()).isEqualTo("200 of 2,000 photos");
        assertThat(names()).startsWith("p0000.jpg");
        browser.press("0");
        assertThat(count()).isEqualTo("2,000 photos");
        quiet();
    }

    @Test
    void filters() {
        choose("tag", "odd");
        assertThat(count()).isEqualTo("2 of 2,000 photos");
        browser.press("0");
        browser.press("4");
        assertThat(names().size()).isPositive();
        assertThat(count()).isEqualTo("395 of 2,000 photos");
        browser.press("5");
        assertThat(count()).isEqualTo("1 of 2,000 photos");
        browser.press("5");
        browser.press("/");
        for (String key : "burst2".split("")) browser.press(key);
        assertThat(names()).containsExactly("burst2.jpg");
        browser.press("Escape");
        assertThat(count()).isEqualTo("2,000 photos");
        choose("reason", "best-of-burst");
        assertThat(names()).containsExactly("burst3.jpg");
        quiet();
    }

    @Test
    void keysGoThroughThePhotos() {
        browser.press("Home");
        assertThat(focused()).isEqualTo("best.jpg");
        browser.press("ArrowRight");
        String second = focused();
        assertThat(second).isEqualTo(names().get(1));
        browser.press("ArrowDown");
        browser.press("ArrowUp");
        assertThat(focused()).isEqualTo(second);
        browser.press("End");
        assertThat(focused()).isEqualTo("p0000.jpg");
        browser.press("Home");
        assertThat(focused()).isEqualTo("best.jpg");
        quiet();
    }

    @Test
    void photoIsShownLarge() {
        browser.press("Home");
        browser.press("Enter");
        assertThat(browser.eval(
                                "new Promise(done => { const wait = () => { const i = [...document.querySelectorAll('.big img')].pop();"
                                        + " i?.naturalWidth === 600 ? done(i.naturalWidth) : requestAnimationFrame(wait); }; wait(); })")
                        .asInt())
                .as("the photo itself, not its small picture")
                .isEqualTo(600);
        assertThat(browser.eval("document.querySelector('#viewer h2').textContent")
                        .asText())
                .isEqualTo("best.jpg");
        browser.press("ArrowRight");
        assertThat(browser.eval("document.querySelector('#viewer h2').textContent")
                        .asText())
                .isEqualTo("p1993.jpg");
        assertThat(browser.eval("document.querySelector('.big').textContent").asText())
                .isEqualTo("the photo is not there");
        browser.press("Escape");
        assertThat(focused()).isEqualTo("p1993.jpg");
        quiet();
    }

    @Test
    void whatPeopleAndFilesSayIsTextAlone() {
        browser.press("r");
        choose("sort", "technical");
        browser.eval("document.getElementById('search').value = '2+2'");
        browser.eval("document.getElementById('search').dispatchEvent(new Event('input'))");
        assertThat(names()).containsExactly("=2+2.jpg");
        assertThat(browser.eval("document.querySelector('.card .why').textContent")
                        .asText())
                .contains("</script>");
        assertThat(browser.eval("sluice.csv()").asText()).contains("\n'=2+2.jpg,'=2+2.jpg.xmp,true,0,");
        browser.eval("document.getElementById('search').value = 'exe'");
        browser.eval("document.getElementById('search').dispatchEvent(new Event('input'))");
        assertThat(names()).as("a mark that turns the direction is shown").containsExactly("a\\u202egpj.exe");
        browser.press("Escape");
        quiet();
    }

    @Test
    void chartsCountAndRelateTheScores() {
        browser.press("c");
        browser.eval(
                "new Promise(done => { const wait = () => document.querySelector('table.correlation') ? done() : setTimeout(wait, 10); wait(); })");
        assertThat(browser.eval("document.querySelectorAll('.histogram').length")
                        .asInt())
                .isEqualTo(5);
        double same = browser.eval("document.querySelector('table.correlation td[data-rho]').dataset.rho")
                .asDouble();
        assertThat(same)
                .as("sharpness and the technical score are the same here")
                .isEqualTo(1);
        JsonNode taste = browser.eval("[...document.querySelectorAll('table.correlation tr')].pop()"
                + ".querySelector('td[data-rho]').dataset.rho");
        assertThat(taste.asDouble()).as("the model is their opposite").isEqualTo(-1);
        browser.eval("document.querySelector('.histogram .columns button').click()");
        assertThat(count()).isEqualTo("102 of 2,000 photos"); // 0 to 5: a hundred of the row, and two odd ones
        quiet();
    }

    @Test
    void printsAllThatIsShownAndNotOnlyWhatIsInSight() {
        browser.press("b");
        byte[] pdf = browser.pdf();
        int pages = new String(pdf, StandardCharsets.ISO_8859_1).split("/Type\\s*/Page\\b", -1).length - 1;
        assertThat(pages).as("200 photos, 20 to 30 a page").isBetween(5, 12);
        assertThat(browser.eval("document.getElementById('print').childElementCount")
                        .asInt())
                .as("what was laid out for paper is gone")
                .isZero();
        quiet();
    }
}
