// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/**
 * What of a sidecar somebody should know who asks whether all is well.
 *
 * @param unreadable why it cannot be read; all else is false then
 * @param recognised whether exiv2, and so darktable, digiKam, RawTherapee and ART, takes it for a sidecar
 * @param ours whether Sluice has written in it
 * @param rated whether a person's stars stand in it, by {@link SidecarView#ratedByPerson}
 * @param importedStar whether it has the one star that darktable gives to every import, never was ours, and shows no
 *     other sign of a person: no colour, pick label, title, description or keyword. (An edit of the pixels is no sign:
 *     darktable also applies modules by itself.)
 * @param staleTags whether {@code digiKam:TagsList} says other than {@code lr:hierarchicalSubject}
 */
public record Symptoms(
        Optional<String> unreadable,
        boolean recognised,
        boolean ours,
        boolean rated,
        boolean importedStar,
        boolean staleTags) {

    /** How far exiv2 looks. Found by trying (0.27.6), as is the rest of {@link #recognised(byte[])}. */
    private static final int HEAD = 80;

    private static final String BOM = "\u00ef\u00bb\u00bf";

    private static final String DC = Names.SUBJECT.getNamespaceURI();
    private static final List<QName> OF_A_PERSON = List.of(
            Names.LABEL,
            Names.COLOR_LABEL,
            Names.DARKTABLE_LABELS,
            Names.PICK_LABEL,
            new QName(DC, "title"),
            new QName(DC, "description"),
            Names.SUBJECT,
            Names.HIERARCHICAL_SUBJECT,
            Names.TAGS_LIST);

    /** What these bytes show; never throws for bad bytes. */
    public static Symptoms of(byte[] bytes) {
        boolean recognised = recognised(bytes);
        try {
            Map<QName, Value> properties = Packet.parse(bytes).properties();
            SidecarView view = Sidecar.view(properties);
            boolean ours = view.applied().stateVersion() > 0;
            return new Symptoms(
                    Optional.empty(),
                    recognised,
                    ours,
                    view.ratedByPerson(),
                    !ours && importedStar(view, properties),
                    staleTags(view, properties));
        } catch (Unreadable e) {
            return new Symptoms(Optional.of(e.code() + ": " + e.reason()), recognised, false, false, false, false);
        }
    }

    private static boolean importedStar(SidecarView view, Map<QName, Value> properties) {
        return view.applied().darktable()
                && view.rating().filter(stars -> stars == 1).isPresent()
                && OF_A_PERSON.stream()
                        .allMatch(name -> State.texts(properties.get(name)).isEmpty());
    }

    private static boolean staleTags(SidecarView view, Map<QName, Value> properties) {
        List<String> list = State.texts(properties.get(Names.TAGS_LIST));
        boolean other = !view.tags().isEmpty() || view.applied().darktable(); // Immich writes the one list alone
        return !list.isEmpty()
                && other
                && !leaves(list.stream().map(path -> path.replace('/', '|'))).equals(leaves(view.tags().stream()));
    }

    /** Paths without those that lead to others: some programs write them, and they say nothing more. */
    private static Set<String> leaves(Stream<String> paths) {
        Set<String> all = paths.map(String::strip).collect(Collectors.toSet());
        Set<String> inner = all.stream().flatMap(Symptoms::above).collect(Collectors.toSet());
        return all.stream().filter(path -> !inner.contains(path)).collect(Collectors.toSet());
    }

    private static Stream<String> above(String path) {
        return Stream.iterate(path.lastIndexOf('|'), end -> end > 0, end -> path.lastIndexOf('|', end - 1))
                .map(end -> path.substring(0, end));
    }

    /** An optional BOM, an optional XML declaration, then {@code <?xpacket} or {@code <x:xmpmeta}, all in 80 bytes. */
    static boolean recognised(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith(BOM)) head = head.substring(BOM.length());
        if (head.startsWith("<?xml")) {
            int next = head.indexOf('<', 1);
            if (next < 0) return false;
            head = head.substring(next);
        }
        return head.startsWith("<?xpacket") || head.startsWith("<x:xmpmeta");
    }
}
