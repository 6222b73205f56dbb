// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.util.Locale;
import photo.sluice.inference.registry.Entry;
import photo.sluice.inference.registry.Licence;

/** Sizes and terms as people read them. */
final class Words {
    private Words() {}

    /** Decimal megabytes with one figure behind the point below ten. */
    static String size(long bytes) {
        if (bytes < 1000) return bytes + " B";
        if (bytes < 1_000_000) return Math.round(bytes / 1e3) + " kB";
        double mega = bytes / 1e6;
        return String.format(Locale.ROOT, mega < 10 ? "%.1f MB" : "%.0f MB", mega);
    }

    /** What a person should know of a licence before they take the model. */
    static String terms(Licence licence) {
        return switch (licence.terms()) {
            case PERMISSIVE -> "";
            case COPYLEFT -> "network copyleft";
            case NONCOMMERCIAL -> "noncommercial";
            case UNSTATED -> "no licence stated";
        };
    }

    /** Where the way from another format to ours is told. */
    static String chapter(Entry.Converted converted) {
        return "docs/models.md#" + converted.chapter();
    }
}
