// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/**
 * What a sidecar grows from: the one that is there, or the photo's embedded packet, or nothing.
 *
 * @param fresh there is no sidecar yet
 * @param edits what an embedded packet must lose to be fit for a sidecar
 */
record Origin(Packet packet, boolean fresh, List<Edit> edits) {

    private static final String NOTE = "http://ns.adobe.com/xmp/note/";
    private static final String XAP = "http://ns.adobe.com/xap/1.0/";
    private static final QName SOFTWARE_AGENT =
            new QName("http://ns.adobe.com/xap/1.0/sType/ResourceEvent#", "softwareAgent");
    private static final QName ALREADY_APPLIED = new QName(Names.CRS, "AlreadyApplied");

    /** Says that more XMP follows in another segment, which is not so in a sidecar; a picture of the picture. */
    private static final Set<QName> NEVER = Set.of(new QName(NOTE, "HasExtendedXMP"), new QName(XAP, "Thumbnails"));

    /** @param existing the sidecar's bytes; empty bytes are no sidecar */
    static Origin of(Optional<byte[]> existing, Embedded embedded) throws Unreadable {
        Optional<byte[]> bytes = existing.filter(content -> content.length > 0);
        if (bytes.isPresent()) return new Origin(Packet.parse(bytes.get()), false, List.of());
        if (embedded.xmp().isPresent()) {
            Packet packet = Packet.parse(embedded.xmp().get());
            return new Origin(packet, true, unfit(packet.properties()));
        }
        return new Origin(Packet.empty(), true, List.of());
    }

    /** The properties as the rules should see them. */
    Map<QName, Value> properties() {
        return packet.expected(edits);
    }

    /**
     * What does not belong into a sidecar: histories (darktable ignores {@code IMG.xmp} when the first software agent
     * is not Adobe's), thumbnails, and raw settings that are baked into the picture already, which a raw converter
     * would apply a second time. All else is the person's and stays.
     */
    private static List<Edit> unfit(Map<QName, Value> properties) {
        boolean baked = properties.containsKey(ALREADY_APPLIED)
                && State.texts(properties.get(ALREADY_APPLIED)).stream().anyMatch("True"::equalsIgnoreCase);
        List<Edit> edits = new ArrayList<>();
        properties.forEach((name, value) -> {
            boolean develop = baked && name.getNamespaceURI().equals(Names.CRS);
            if (NEVER.contains(name) || develop || hasAgent(value)) edits.add(new Edit.Drop(name));
        });
        return edits;
    }

    private static boolean hasAgent(Value value) {
        if (value instanceof Value.Items items) return items.items().stream().anyMatch(Origin::hasAgent);
        if (value instanceof Value.Qualified qualified) return hasAgent(qualified.value());
        return value instanceof Value.Struct struct
                && (struct.members().containsKey(SOFTWARE_AGENT)
                        || struct.members().values().stream().anyMatch(Origin::hasAgent));
    }
}
