// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

/**
 * What a stage does with a rendition that it neither owns nor closes, and of which it keeps nothing.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface RenditionUse<T> {
    T apply(Rendition rendition);
}
