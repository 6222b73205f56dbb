// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The five colour labels that all programs share, in the words and numbers of each. */
public enum Colour {
    RED("Red", "1", "0"),
    YELLOW("Yellow", "3", "1"),
    GREEN("Green", "4", "2"),
    BLUE("Blue", "5", "3"),
    PURPLE("Purple", "6", "4");

    private final String label;
    private final String digikam;
    private final String darktable;

    Colour(String label, String digikam, String darktable) {
        this.label = label;
        this.digikam = digikam;
        this.darktable = darktable;
    }

    /** {@code xmp:Label}: darktable knows exactly these words. */
    public String label() {
        return label;
    }

    /** Which property a colour is written to. */
    public enum Home {
        /** {@code xmp:Label}, which Lightroom, digiKam, darktable and ART read; darktable never changes or removes it. */
        LABEL,
        /** {@code darktable:colorlabels}, for a house where only darktable is used: it can be changed there. */
        DARKTABLE
    }

    /** How a property spells colours. */
    enum Spelling implements MarkRule.Spelling<Colour> {
        WORD(Field.LABEL),
        DIGIKAM(Field.COLOR_LABEL),
        DARKTABLE(Field.DARKTABLE_LABELS);

        private final Field field;

        Spelling(Field field) {
            this.field = field;
        }

        @Override
        public Field field() {
            return field;
        }

        @Override
        public String text(Colour colour) {
            return this == WORD ? colour.label : this == DIGIKAM ? colour.digikam : colour.darktable;
        }

        /** A text of a label set of one's own, a number beyond the five, or several colours at once are none of ours. */
        @Override
        public Optional<Colour> read(List<String> texts) {
            if (texts.size() != 1) return Optional.empty();
            return Arrays.stream(Colour.values())
                    .filter(colour -> text(colour).equals(texts.get(0)))
                    .findFirst();
        }

        /** digiKam writes 0 into every file that it touches. */
        @Override
        public boolean neutral(List<String> texts) {
            return this == DIGIKAM && texts.equals(List.of("0"));
        }
    }
}
