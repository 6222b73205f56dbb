// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Optional;

/**
 * Lightroom's pick flag. Sources disagree on whether {@code xmpDM:pick} or {@code xmpDM:good} is the one that counts, so
 * that both are written, and never so that they contradict each other.
 */
public enum Flag {
    PICKED("1", "True"),
    REJECTED("-1", "False");

    private final String pick;
    private final String good;

    Flag(String pick, String good) {
        this.pick = pick;
        this.good = good;
    }

    /** How a property spells flags. */
    enum Spelling implements MarkRule.Spelling<Flag> {
        PICK(Field.FLAG),
        GOOD(Field.GOOD);

        private final Field field;

        Spelling(Field field) {
            this.field = field;
        }

        @Override
        public Field field() {
            return field;
        }

        @Override
        public String text(Flag flag) {
            return this == PICK ? flag.pick : flag.good;
        }

        @Override
        public Optional<Flag> read(List<String> texts) {
            for (Flag flag : Flag.values()) {
                if (texts.size() == 1 && same(texts.get(0), text(flag))) return Optional.of(flag);
            }
            return Optional.empty();
        }

        /** Lightroom writes 0 for photos without a flag. */
        @Override
        public boolean neutral(List<String> texts) {
            return this == PICK && texts.size() == 1 && Texts.same(texts.get(0), "0");
        }

        private static boolean same(String a, String b) {
            return a.strip().equalsIgnoreCase(b) || Texts.same(a, b);
        }
    }
}
