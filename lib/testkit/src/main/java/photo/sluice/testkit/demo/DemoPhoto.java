// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

/**
 * One file of the demo's folder.
 *
 * @param name file name without folder
 * @param shows what it shows, in words for a person
 * @param expected what should be found in it
 */
public record DemoPhoto(String name, String shows, Expected expected) {
    public DemoPhoto {
        if (name.isBlank() || name.contains("/") || shows.isBlank()) {
            throw new IllegalArgumentException("a demo photo has a plain file name and says what it shows: " + name);
        }
    }
}
