// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.PhotoId;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.writer.set.SetRules;

/**
 * The sheets of the folders that are worked on. One is read from the store when it is asked for, and left when too many
 * photos are on those that were asked for since: memory does not grow with the library. Not thread-safe.
 */
final class ContactSheets {
    /** A photo on a sheet takes about a kilobyte. A larger folder is held alone. */
    static final int MOST_PHOTOS = 20_000;

    private final PhotoStore store;
    private final SetRules rules;
    private final int most;
    private final Map<String, ContactSheet> sheets = new LinkedHashMap<>(16, 0.75f, true);

    ContactSheets(PhotoStore store, SetRules rules, int most) {
        this.store = store;
        this.rules = rules;
        this.most = most;
    }

    /** The sheet of a folder. */
    ContactSheet of(String folder) {
        ContactSheet known = sheets.get(folder);
        if (known != null) return known;
        ContactSheet sheet = new ContactSheet(rules);
        store.inFolder(folder, (photo, bytes) -> sheet.put(photo, PhotoState.print(bytes)));
        sheets.put(folder, sheet);
        leave(folder);
        return sheet;
    }

    /** What is known of a photo now, in case its folder's sheet is at hand. */
    void put(PhotoId photo, Optional<Print> print) {
        ContactSheet sheet = sheets.get(photo.folder());
        if (sheet != null) sheet.put(photo, print);
    }

    /** Something new was said of a photo. */
    void heard(PhotoId photo) {
        ContactSheet sheet = sheets.get(photo.folder());
        if (sheet != null) sheet.heard(photo);
    }

    /** How many sheets are at hand. */
    int size() {
        return sheets.size();
    }

    private void leave(String all) {
        int photos = sheets.values().stream().mapToInt(ContactSheet::size).sum();
        Iterator<Map.Entry<String, ContactSheet>> eldest = sheets.entrySet().iterator();
        while (photos > most && eldest.hasNext()) {
            Map.Entry<String, ContactSheet> entry = eldest.next();
            if (entry.getKey().equals(all)) continue;
            photos -= entry.getValue().size();
            eldest.remove();
        }
    }
}
