// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.util.List;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;

/**
 * Says what is on a photo or what kind it is: the rules, or a model. Called by several threads at once; it neither keeps,
 * changes nor closes the rendition. What a model throws costs the photo that model's tags; what a rule throws is a bug and
 * costs it all.
 */
@FunctionalInterface
public interface TagSource {
    /** Tags with confidence; none is an answer too. */
    List<Tag> tags(Rendition photo);

    /** Who says so. */
    default Who who() {
        return Who.RULES;
    }

    /**
     * The rules, or a model.
     *
     * @param version of what it says: what another version says may differ
     */
    record Who(String name, String version) {
        /** Grows when a rule changes what it says. */
        public static final Who RULES = new Who("rule", "1");

        boolean isModel() {
            return !equals(RULES);
        }

        @Override
        public String toString() {
            return name + " " + version;
        }
    }
}
