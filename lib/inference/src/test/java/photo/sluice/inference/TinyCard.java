// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

/** The text of a card of a small model that takes square pictures as they are. */
final class TinyCard {
    private TinyCard() {}

    /** @param output the lines below {@code output:}, each but the first indented by two blanks */
    static String text(String name, String sha256, int side, String resize, String output) {
        return """
                name: %s
                version: 1
                licence: unstated
                source: https://example.org/%s
                sha256: "%s"
                input:
                  width: %d
                  height: %d
                  layout: nchw
                  colours: bgr
                  scale: 1
                  mean: [0, 0, 0]
                  std: [1, 1, 1]
                  range: [0, 255]
                  resize: %s
                output:
                  %s
                """.formatted(name, name, sha256, side, side, resize, output);
    }
}
