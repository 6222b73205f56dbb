// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.util.List;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;

/**
 * Says what is on a photo or what kind it is: the rules, or a model. Called by several threads at once; it neither keeps,
 * changes nor closes the rendition. What it throws is taken for a bug and costs the photo its tags.
 */
@FunctionalInterface
public interface TagSource {
    /** Tags with confidence; none is an answer too. */
    List<Tag> tags(Rendition photo);
}
