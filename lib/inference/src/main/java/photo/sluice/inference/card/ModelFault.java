// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/**
 * Why one model cannot be used, in words for the person who laid it there.
 *
 * @param file the model, card or labels file
 * @param key the card's key that is wrong, such as {@code input.width}; {@code file} where no key is to blame
 * @param reason what was found and what was wanted
 */
public record ModelFault(String file, String key, String reason) {
    @Override
    public String toString() {
        return file + ": " + key + ": " + reason;
    }
}
