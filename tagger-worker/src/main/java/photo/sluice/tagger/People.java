// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import photo.sluice.contract.Tag;

/**
 * Counts people: {@code auto|people|1}, {@code 2}, {@code 3}, and {@code group} from {@value #GROUP} on. Nobody counts
 * twice: a face whose middle lies within a figure is that figure's, each figure has one face, and a face that no figure
 * claims is one person more. Beyond three, detectors miss and double too many for an exact number.
 */
final class People {
    /** Where faces lie; the judge looks there for sharpness. */
    static final String FACE = "auto|people|face";

    /** A figure, until it is counted. */
    static final String PERSON = "auto|people|person";

    /** From so many on people are a group. */
    static final int GROUP = 4;

    private static final String ROOT = "auto|people|";

    private People() {}

    static boolean isAbout(Tag tag) {
        return tag.path().startsWith(ROOT);
    }

    /** Whether a tag says how many people there are. */
    static boolean isCount(Tag tag) {
        return isAbout(tag) && tag.path().substring(ROOT.length()).matches("[0-9]+|group");
    }

    /** The tags with figures called by their number; a count without a figure has no box. */
    static List<Tag> counted(List<Tag> all) {
        List<Tag> once = Joining.merged(all.stream().filter(People::isSomebody).toList());
        List<Tag> figures =
                once.stream().filter(tag -> tag.path().equals(PERSON)).toList();
        List<Tag> faces = once.stream().filter(tag -> tag.path().equals(FACE)).toList();
        List<Tag> lone = lone(faces, figures);
        int count = figures.size() + lone.size();
        List<Tag> tags =
                new ArrayList<>(all.stream().filter(tag -> !isSomebody(tag)).toList());
        tags.addAll(faces);
        if (count == 0) return tags;
        String path = ROOT + (count >= GROUP ? "group" : Integer.toString(count));
        figures.forEach(each -> tags.add(new Tag(path, each.confidence(), each.model(), each.box())));
        if (figures.isEmpty()) {
            Tag least = lone.get(lone.size() - 1);
            tags.add(new Tag(path, least.confidence(), least.model(), Optional.empty()));
        }
        return tags;
    }

    private static boolean isSomebody(Tag tag) {
        return tag.path().equals(FACE) || tag.path().equals(PERSON);
    }

    /** Faces that no figure claims; the smallest figure around a face claims it. */
    private static List<Tag> lone(List<Tag> faces, List<Tag> figures) {
        List<Tag> free = new ArrayList<>(figures);
        List<Tag> lone = new ArrayList<>();
        for (Tag face : faces) {
            Optional<Tag> owner =
                    free.stream().filter(figure -> within(face, figure)).min(Comparator.comparingDouble(People::area));
            owner.ifPresentOrElse(free::remove, () -> lone.add(face));
        }
        return lone;
    }

    private static boolean within(Tag face, Tag figure) {
        if (face.box().isEmpty() || figure.box().isEmpty()) return false;
        Tag.Box in = face.box().get();
        Tag.Box out = figure.box().get();
        double x = in.x() + in.width() / 2;
        double y = in.y() + in.height() / 2;
        return x >= out.x() && x <= out.x() + out.width() && y >= out.y() && y <= out.y() + out.height();
    }

    private static double area(Tag figure) {
        return figure.box().map(box -> box.width() * box.height()).orElse(1.0);
    }
}
