// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Measures;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.contract.TileGrid;
import photo.sluice.contract.Version;

/** A photo as the workers might have seen it: sound, unless something else is said. */
final class Frame {
    private static final int GRID = 4;

    private final PhotoId photo;
    private final double[] scores = {80, 90, 90, 90, 90, 90};
    private final List<String> reasons = new ArrayList<>();
    private final float[] tiles = new float[GRID * GRID];
    private final List<ModelScore> models = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private Optional<photo.sluice.contract.Shot.Focus> focus = Optional.empty();
    private String version = "1";
    private int width = 6000;
    private String decoded = "full";

    private Frame(String path) {
        photo = new PhotoId("hot", path);
        Arrays.fill(tiles, 1.5f);
    }

    static Frame of(String path) {
        return new Frame(path);
    }

    Frame technical(double score) {
        scores[0] = score;
        return this;
    }

    Frame because(String... codes) {
        reasons.addAll(List.of(codes));
        return this;
    }

    /** Sharpness, motion, noise, exposure, compression. */
    Frame scores(double... five) {
        System.arraycopy(five, 0, scores, 1, 5);
        return this;
    }

    Frame acuity(double everywhere) {
        Arrays.fill(tiles, (float) everywhere);
        return this;
    }

    Frame acuityAt(int column, int row, double value) {
        tiles[row * GRID + column] = (float) value;
        return this;
    }

    Frame liked(String model, double score) {
        models.add(new ModelScore(model, "1", score, List.of()));
        return this;
    }

    /** By a model of which less is better. */
    Frame disliked(String model, double score) {
        models.add(new ModelScore(model, "1", score, List.of(), Optional.empty(), Optional.of(true)));
        return this;
    }

    /** A face of one tile. */
    Frame face(int column, int row) {
        Tag.Box box = new Tag.Box(column / 4.0 + .05, row / 4.0 + .05, .15, .15);
        return tag(new Tag("auto|people|face", .9, "yunet", Optional.of(box)));
    }

    Frame tag(Tag tag) {
        tags.add(tag);
        return this;
    }

    Frame focus(double x, double y) {
        focus = Optional.of(new photo.sluice.contract.Shot.Focus(x, y, 0, 0));
        return this;
    }

    Frame measuredBy(String formulas) {
        version = formulas;
        return this;
    }

    Frame wide(int pixels, String how) {
        width = pixels;
        decoded = how;
        return this;
    }

    PhotoId photo() {
        return photo;
    }

    Signals signals() {
        Subject subject = new Subject(photo, new Version(1, 5, Instant.EPOCH), Lane.LIVE, "run-1", Instant.EPOCH);
        Capture unknown = Capture.unknown();
        Capture capture = unknown.with(
                new photo.sluice.contract.Shot(Optional.empty(), focus, List.of(), Optional.empty(), Optional.empty()));
        List<Float> sharpness = new ArrayList<>();
        for (float tile : tiles) sharpness.add(tile);
        String format = photo.name().substring(photo.name().lastIndexOf('.') + 1);
        PhotoScored scored = new PhotoScored(
                subject,
                capture,
                width,
                4000,
                format,
                decoded,
                new Measures(
                        version, scores[0], scores[1], scores[2], scores[3], scores[4], scores[5], reasons, Map.of()),
                new TileGrid(GRID, GRID, sharpness),
                models,
                "00ff00ff00ff00ff",
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new Signals(photo, scored, tags);
    }
}
