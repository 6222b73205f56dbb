// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.SidecarView;

/** Whose word stands in a field. */
enum Whose {
    OURS("ours"),
    PERSON("a person's"),
    LOCKED("a person's, locked"),
    DARKTABLE("one star beside darktable's data: darktable gives it to every import, but a person may have"),
    NOBODY("nobody's");

    private static final Map<String, String> TRUTH = Map.of("true", "1", "false", "0");

    private final String words;

    Whose(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Lower-case name, as in JSON. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Whose of(SidecarView view, Field field, Optional<String> value) {
        if (view.applied().locked().contains(field)) return LOCKED;
        if (value.isEmpty()) return NOBODY;
        List<String> ours = view.applied().ours().getOrDefault(field, List.of());
        if (!ours.isEmpty() && plain(ours.get(0)).equals(plain(value.get()))) return OURS;
        if (field == Field.RATING && ours.isEmpty()) {
            if (plain(value.get()).equals("0")) return NOBODY;
            if (plain(value.get()).equals("1") && view.applied().darktable()) return DARKTABLE;
        }
        return PERSON;
    }

    private static String plain(String text) {
        try {
            return new BigDecimal(text.strip()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return TRUTH.getOrDefault(text.strip(), text.strip());
        }
    }
}
