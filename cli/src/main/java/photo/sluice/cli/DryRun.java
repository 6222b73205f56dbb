// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import photo.sluice.cli.pipeline.Judging;
import photo.sluice.cli.pipeline.Models;
import photo.sluice.cli.pipeline.Readers;
import photo.sluice.cli.pipeline.Scorers;
import photo.sluice.cli.pipeline.Taggers;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Verdict;
import photo.sluice.contract.Version;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.Scorer;
import photo.sluice.tagger.Tagger;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;
import photo.sluice.writer.Preview;
import photo.sluice.writer.WriterSettings;
import photo.sluice.writer.explain.Stars;

/** Scores, tags and judges what lies in folders, and says what would be written; no broker, nothing kept. */
final class DryRun {
    private final Settings settings;
    private final boolean json;
    private final Scorer scorer;
    private final Tagger tagger;
    private final WriterSettings judging;
    private boolean quarantined;

    private DryRun(Settings settings, boolean json, Scorer scorer, Tagger tagger) {
        this.settings = settings;
        this.json = json;
        this.judging = Judging.of(settings);
        this.scorer = scorer;
        this.tagger = tagger;
    }

    /** Gives the exit status. */
    static int of(List<Path> folders, Settings settings, boolean json) {
        if (folders.isEmpty()) throw Failure.wrongUse("name a folder to look at: sluice run --dry-run FOLDER");
        try (Models models = Models.open(settings, new PrometheusRegistry());
                Scorers scorers = Scorers.of(settings, models);
                PhotoReader reader = Readers.of(settings)) {
            DryRun dry = new DryRun(settings, json, scorers.scorer(), Taggers.of(settings, models));
            for (Path folder : folders) dry.look(folder, reader);
            return dry.quarantined ? Failure.SOME_QUARANTINED : Failure.OK;
        }
    }

    private void look(Path folder, PhotoReader reader) {
        if (!Files.isDirectory(folder)) throw Failure.wrongUse("there is no folder " + folder);
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, List<Path>> folders = files.filter(Files::isRegularFile)
                    .filter(DryRun::isPhoto)
                    .sorted()
                    .collect(Collectors.groupingBy(
                            file -> Optional.ofNullable(file.getParent()).orElse(folder),
                            TreeMap::new,
                            Collectors.toList()));
            folders.values().forEach(photos -> preview(photos, reader));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw Failure.environment(folder + " cannot be looked through: " + e.getMessage());
        }
    }

    private static boolean isPhoto(Path file) {
        return Names.file(String.valueOf(file.getFileName())) == Kind.PHOTO;
    }

    /** The photos of one folder: judged by set, so that they are all seen first. */
    private void preview(List<Path> photos, PhotoReader reader) {
        List<Preview.Seen> seen = new ArrayList<>();
        for (Path file : photos) see(file, reader).ifPresent(seen::add);
        try {
            Preview.of(seen, judging).forEach((file, previews) -> previews.forEach(preview -> show(file, preview)));
        } catch (IOException e) {
            photos.forEach(file -> show(file, "unreadable", e.toString(), new LinkedHashMap<>()));
        }
    }

    private Optional<Preview.Seen> see(Path file, PhotoReader reader) {
        try (Rendition photo = reader.read(file)) {
            Subject subject = new Subject(
                    new PhotoId("dry-run", String.valueOf(file.getFileName())),
                    new Version(1, photo.byteSize(), Instant.EPOCH),
                    Lane.BACKFILL,
                    "dry-run",
                    Instant.now());
            return Optional.of(new Preview.Seen(
                    file,
                    scorer.score(photo, file.toString()).about(subject),
                    tagger.tag(photo).about(subject)));
        } catch (UnreadablePhoto e) {
            quarantined = true;
            show(file, "quarantined", e.reason().code() + ": " + e.getMessage(), new LinkedHashMap<>());
            return Optional.empty();
        }
    }

    private void show(Path file, Preview preview) {
        Verdict verdict = preview.verdict();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sidecar", preview.sidecar().toString());
        object.put("technical", Math.round(verdict.technical() * 10) / 10.0);
        object.put("pick", verdict.pick());
        object.put("stars", verdict.stars());
        object.put("tags", verdict.tags());
        object.put("reasons", verdict.reasons());
        verdict.set().ifPresent(set -> object.put("set", set));
        String words = String.format(
                Locale.ROOT,
                "technical %.0f, %s, %s %s",
                verdict.technical(),
                Stars.words(verdict.stars()),
                String.join(" ", verdict.reasons()),
                String.join(" ", verdict.tags()));
        show(file, preview.state(), preview.message().map(m -> words + "; " + m).orElse(words), object);
    }

    private void show(Path file, String state, String words, Map<String, Object> details) {
        if (!json) {
            System.out.println(Printable.line(String.format(Locale.ROOT, "%-11s %s  %s", state, file, words.strip())));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", file.toString());
        object.put("state", state);
        object.putAll(details);
        if (details.isEmpty()) object.put("message", words);
        System.out.println(Lines.json(object));
    }
}
