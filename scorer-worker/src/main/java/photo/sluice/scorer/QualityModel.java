// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;

/**
 * Says how good a photo is, in the model's own range. Called by several threads at once; it neither keeps, changes nor
 * closes the rendition. What it throws costs the photo this model's score and no other.
 */
public interface QualityModel {
    /** Stands in events, sidecars and logs. */
    String name();

    ModelScore score(Rendition photo);
}
