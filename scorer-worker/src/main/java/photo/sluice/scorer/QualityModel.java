// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;

/**
 * Says how good a photo is, in the model's own range. Called by several threads at once; it neither keeps, changes nor
 * closes the rendition. What it throws is taken for a bug and costs the photo its score.
 */
@FunctionalInterface
public interface QualityModel {
    ModelScore score(Rendition photo);
}
