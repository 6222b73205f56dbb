// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

/**
 * On what terms a model may be used.
 *
 * @param spdx SPDX expression, or {@code unstated}
 * @param line the terms in one line, for somebody who is about to fetch it
 */
public record Licence(String spdx, Terms terms, String line) {
    /** What the terms come to for somebody who only wants to use the model. */
    public enum Terms {
        /** Any use, the notices kept. */
        PERMISSIVE,
        /** Who offers it to others, over a network too, owes them the source of the whole. */
        COPYLEFT,
        /** No commercial use. */
        NONCOMMERCIAL,
        /** Nobody has said. */
        UNSTATED
    }

    public Licence {
        if (spdx.isBlank() || line.isBlank()) throw new IllegalArgumentException("a licence needs a name and a line");
        if (terms == Terms.PERMISSIVE && (spdx.contains("GPL") || spdx.contains("NC") || spdx.contains("Noncomm"))) {
            throw new IllegalArgumentException(spdx + " is not permissive");
        }
    }

    /** Whether it takes a person's word to fetch the model. */
    public boolean asks() {
        return terms != Terms.PERMISSIVE;
    }
}
