// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import photo.sluice.contract.Tag;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.Naming;

/**
 * What becomes of what was tagged before, as the photo's sidecars tell it. A sidecar that cannot be read tells nothing.
 *
 * @param update whether tags that are no longer seen stay
 * @param untagged whether a photo at which all of these models have looked is looked at no more: it keeps its tags, and with
 *     no hit has none, but counts as tagged
 */
public record Earlier(boolean update, boolean untagged) {
    /** Every photo is looked at, and what is not seen goes. */
    public static final Earlier REPLACED = new Earlier(false, false);

    /** As much as a sidecar may have. */
    private static final int LARGEST = 16 << 20;

    /**
     * The photo's tags.
     *
     * @param by who would look
     * @param now looks
     */
    Tagged with(Path photo, List<String> by, Supplier<Tagged> now) {
        if (!update && !untagged) return now.get();
        List<Facts> known = known(photo);
        List<Tag> before = known.stream().flatMap(facts -> tags(facts).stream()).toList();
        Set<String> looked = new HashSet<>();
        known.forEach(facts -> looked.addAll(facts.taggers()));
        if (untagged && looked.containsAll(by)) {
            return new Tagged(Joining.merged(before), Map.of(), by);
        }
        Tagged seen = now.get();
        return update ? joined(seen, before) : seen;
    }

    /** How many people there are is not added to how many there were. */
    private static Tagged joined(Tagged seen, List<Tag> before) {
        List<Tag> tags = new ArrayList<>(seen.tags());
        boolean counted = seen.tags().stream().anyMatch(People::isCount);
        before.stream().filter(tag -> !(counted && People.isCount(tag))).forEach(tags::add);
        return new Tagged(Joining.merged(tags), seen.tookMs(), seen.by());
    }

    private static List<Facts> known(Path photo) {
        List<Facts> known = new ArrayList<>();
        try {
            for (SidecarName name : Naming.EXT.of(photo)) {
                Path sidecar = photo.resolveSibling(name.beside(String.valueOf(photo.getFileName())));
                if (!Files.isRegularFile(sidecar)) continue;
                if (Sidecar.read(bytes(sidecar)) instanceof Sidecar.Reading.Read read) {
                    known.add(read.view().facts());
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return known;
    }

    private static byte[] bytes(Path sidecar) throws IOException {
        try (InputStream in = Files.newInputStream(sidecar)) {
            return in.readNBytes(LARGEST);
        }
    }

    private static List<Tag> tags(Facts facts) {
        return facts.detections().stream().flatMap(found -> tag(found).stream()).toList();
    }

    /** What somebody else's hand made of our detections is none. */
    private static Optional<Tag> tag(Facts.Detection found) {
        try {
            Optional<Tag.Box> box = found.box().map(b -> new Tag.Box(b.x(), b.y(), b.width(), b.height()));
            return Optional.of(new Tag(found.label(), found.confidence(), found.model(), box));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
