// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** digiKam reads our stars, pick label, tags and title from a sidecar. Half a minute, and 300 packages to install. */
@Tag("long")
final class DigikamIT {

    @TempDir
    Path home;

    private Path database;
    private Program program;

    @Test
    void starsPickLabelTagsAndTitleComeThrough() throws Exception {
        Program.needed("digikam", "Xvfb", "dbus-run-session", "sqlite3");
        Path photos = Files.createDirectories(home.resolve("photos"));
        Program.picture(photos.resolve("a.jpg"));
        Program.picture(photos.resolve("b.jpg"));
        String title = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Mine</rdf:li></rdf:Alt></dc:title>";
        Marks green = new Marks(Optional.of(Colour.GREEN), Colour.Home.LABEL, Optional.empty());
        Wanted best =
                new Wanted(Optional.of(3), Optional.of(3), stars(3, "auto|bird").tags(), allFacts()).with(green);
        Wanted worst = new Wanted(Optional.of(0), Optional.of(1), List.of(), allFacts());
        Files.write(
                photos.resolve("a.jpg.xmp"),
                write(merge(Optional.of(sidecar(title)), best, Ledger.EMPTY)).bytes());
        Files.write(
                photos.resolve("b.jpg.xmp"),
                write(merge(Optional.empty(), worst, Ledger.EMPTY)).bytes());
        scan(photos);

        assertThat(
                        rows(
                                "select name, rating from Images join ImageInformation on id=imageid where status=1 order by 1"))
                .containsExactly("a.jpg|3", "b.jpg|0");
        assertThat(rows(
                        "select i.name, coalesce(p.name || '/', '') || t.name from ImageTags it join Tags t on t.id=it.tagid"
                                + " left join Tags p on p.id=t.pid join Images i on i.id=it.imageid order by 1, 2"))
                .anyMatch("a.jpg|auto/bird"::equals)
                .anyMatch(row -> row.startsWith("a.jpg|") && row.endsWith("Pick Label Accepted"))
                .anyMatch(row -> row.startsWith("a.jpg|") && row.endsWith("Color Label Green"))
                .anyMatch(row -> row.startsWith("b.jpg|") && row.endsWith("Pick Label Rejected"));
        assertThat(rows("select comment from ImageComments where comment like 'Mine%'"))
                .containsExactly("Mine");
        assertThat(rows("select count(*) from ImageTagProperties"))
                .as("nobody was recognised")
                .containsExactly("0");
    }

    private void scan(Path photos) throws Exception {
        Path folder = Files.createDirectories(home.resolve("db"));
        database = folder.resolve("digikam4.db");
        Files.writeString(Files.createDirectories(home.resolve(".config")).resolve("digikamrc"), settings(folder));
        Files.createFile(database); // without the file digiKam opens an error dialog
        Path display = home.resolve("display");
        program = new Program(home)
                .with("QT_LOGGING_RULES", "digikam.*=true")
                .with("QTWEBENGINE_DISABLE_SANDBOX", "1"); // which refuses root
        Process server = program.start(
                List.of(
                        "bash",
                        "-c",
                        "exec Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>\"$0\"",
                        display.toString()),
                home.resolve("xvfb.log"));
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            Files.exists(display) && Files.readString(display).endsWith("\n"));
            program.with("DISPLAY", ":" + Files.readString(display).strip());
            // The first start makes the tables and stops at a dialog.
            until("select count(*) from Settings where keyword='DBVersion'", "1", "");
            rows("insert into AlbumRoots(label,status,type,identifier,specificPath)"
                    + " values('Test',0,1,'volumeid:?path=" + photos + "','/')");
            until("select count(*) from Images where status=1", "2", "Complete scan");
        } finally {
            Program.end(server);
        }
    }

    /** Runs digiKam until a query gives this and its log says that. */
    private void until(String query, String wanted, String said) throws Exception {
        Path words = Files.createTempFile(home, "digikam", ".log");
        Process digikam = program.start(List.of("dbus-run-session", "--", "digikam"), words);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> rows(query).equals(List.of(wanted))
                            && Files.readString(words).contains(said));
            // It writes what it read in threads of its own.
            if (!said.isEmpty()) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .until(() -> rows("select count(*) from ImageInformation where rating>=0")
                                .equals(List.of("2")));
            }
        } finally {
            Program.end(digikam);
        }
    }

    private List<String> rows(String query) throws IOException, InterruptedException {
        Program.Said answer =
                new Program(home).run(20, List.of("sqlite3", "-cmd", ".timeout 5000", database.toString(), query));
        assertThat(answer.status()).as(answer.words()).isZero();
        return answer.words().lines().toList();
    }

    private static String settings(Path database) {
        return """
                [General Settings]
                Version=7.9.0

                [Album Settings]
                Scan At Start=true
                Show Splash=false

                [Database Settings]
                Database Type=QSQLITE
                Database Name=%1$s/
                Database Name Thumbnails=%1$s/
                Database Name Face=%1$s/
                Database Name Similarity=%1$s/
                Internal Database Server=false

                [Metadata Settings]
                Use XMP Sidecar For Reading=true
                Rescan File If Modified=true
                Metadata Writing Mode=1
                Save Rating=true
                Save Tags=true
                Save Pick Label=true
                Save Color Label=true
                """.formatted(database);
    }
}
