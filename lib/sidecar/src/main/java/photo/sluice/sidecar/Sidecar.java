// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Malformation;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** Reads sidecars for people and tests; writing is {@link Merge}'s. */
public final class Sidecar {

    private Sidecar() {}

    /** What became of reading. */
    public sealed interface Reading {
        /** The sidecar, read. */
        record Read(SidecarView view) implements Reading {}

        /** Bytes that are no sidecar, with the reason. */
        record Malformed(Malformation code, String reason) implements Reading {}
    }

    /** What these bytes say; never throws for bad bytes. */
    public static Reading read(byte[] bytes) {
        try {
            return new Reading.Read(view(Packet.parse(bytes).properties()));
        } catch (Unreadable e) {
            return new Reading.Malformed(e.code(), e.reason());
        }
    }

    static SidecarView view(Map<QName, Value> properties) {
        Map<Field, List<String>> texts = new EnumMap<>(Field.class);
        for (Field field : Field.values()) texts.put(field, State.texts(properties.get(field.property())));
        State state = State.read(properties).orElse(new State(Map.of(), Set.of(), List.of(), List.of(), false, false));
        return new SidecarView(
                whole(texts.getOrDefault(Field.RATING, List.of())),
                whole(texts.getOrDefault(Field.PICK, List.of())),
                texts.getOrDefault(Field.LABEL, List.of()).stream().findFirst(),
                whole(texts.getOrDefault(Field.FLAG, List.of())),
                texts.getOrDefault(Field.TAGS, List.of()),
                texts.getOrDefault(Field.SUBJECTS, List.of()),
                FactsXmp.read(properties),
                State.texts(properties.get(Names.SIDECAR_FOR_EXTENSION)).stream()
                        .findFirst(),
                new SidecarView.Applied(
                        State.version(properties),
                        state.ours(),
                        state.locked(),
                        state.removedTags(),
                        properties.containsKey(Names.DARKTABLE_VERSION)));
    }

    private static Optional<Integer> whole(List<String> texts) {
        try {
            return texts.stream().findFirst().map(text -> new java.math.BigDecimal(text.strip()).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
