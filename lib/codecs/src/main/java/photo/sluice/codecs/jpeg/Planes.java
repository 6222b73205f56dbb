// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.jpeg;

import java.util.Optional;

/**
 * A JPEG's planes.
 *
 * @param luma Y, 0 to 255, at the photo's size
 * @param chroma none if the photo is grey
 * @param warnings what libjpeg complained about while it read the samples: more than 0 means that a part of the picture is
 *     not what was taken. Complaints that cost no sample (bytes between markers, odd headers) are not counted
 */
public record Planes(Plane luma, Optional<Chroma> chroma, int warnings) {}
