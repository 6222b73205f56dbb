// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import photo.sluice.contract.Event;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Roots;
import photo.sluice.testkit.shop.Shop;

/** The smallest stage that looks at photos: it says how wide they are. */
final class Viewer extends PhotoStage {
    static final String NAME = "viewer";

    private Viewer(Roots roots, SharedRenditions renditions, BiFunction<Rendition, Subject, Event> sight) {
        super(NAME, roots, renditions, sight);
    }

    static Shop over(Path folder) {
        return over(folder, 1, Viewer::width);
    }

    static Shop over(Path folder, int readers, BiFunction<Rendition, Subject, Event> sight) {
        return new Shop(folder, readers, (roots, renditions) -> new Viewer(roots, renditions, sight));
    }

    /** What it says of a photo so many pixels wide. */
    static Event width(Subject subject, int width) {
        return new PhotoTagged(subject, List.of(Tag.byRule("auto|width|" + width, 1)), Map.of());
    }

    static Event width(Rendition photo, Subject subject) {
        return width(subject, photo.width());
    }
}
