// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Malformation;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Unreadable;

/**
 * A sidecar and all that we remember of it, before anything is decided.
 *
 * @param base hash of the bytes that are there; empty if there are none
 * @param ledger what holds for these bytes: an intent is resolved
 */
record Look(Origin origin, String base, Found found, Ledger ledger, Known known) {

    static Look at(Optional<byte[]> existing, Ledger stored, Embedded embedded) throws Unreadable {
        String base = existing.filter(bytes -> bytes.length > 0).map(Hash::of).orElse("");
        Origin origin = Origin.of(existing, embedded);
        Map<QName, photo.sluice.sidecar.packet.Value> properties = origin.properties();
        Optional<State> copy = State.read(properties);
        Found found = new Found(properties);
        Ledger ledger = stored.inForce(base, found, copy.isPresent());
        return new Look(origin, base, found, ledger, Known.of(copy, ledger, origin.fresh()));
    }

    /** Why this is no sidecar for us to write: a later version's, or another photo's. */
    Optional<Merged.Malformed> foreign(SidecarName name) {
        var properties = origin.packet().properties();
        int version = State.version(properties);
        if (version > State.VERSION) {
            return Optional.of(new Merged.Malformed(Malformation.NEWER_STATE, "stateVersion " + version));
        }
        return State.texts(properties.get(Names.SIDECAR_FOR_EXTENSION)).stream()
                .filter(other -> name.adobe() && !origin.fresh() && !name.isFor(other))
                .map(other -> new Merged.Malformed(Malformation.OTHER_PHOTO, "belongs to the ." + other))
                .findFirst();
    }

    /** What holds if an intent made now is never published: also what only the file's copy knew, should that be lost. */
    Ledger prior() {
        if (!known.wrote() || known.fresh()) return ledger;
        Map<Field, Ledger.Entry> entries = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Ledger.Entry entry = known.entry(field);
            List<String> now = found.texts(field);
            entries.put(
                    field,
                    new Ledger.Entry(
                            entry.first(),
                            known.sure() ? entry.beforeRun() : now,
                            entry.ours(),
                            known.sure() ? entry.seen() : now,
                            entry.removed(),
                            entry.locked()));
        }
        return new Ledger(base, "", ledger.run(), known.reapplied(), entries, Optional.empty());
    }
}
