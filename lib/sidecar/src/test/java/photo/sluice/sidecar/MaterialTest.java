// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** Sidecars that real programs wrote, and files made to hurt parsers. */
final class MaterialTest {

    private static final Set<String> SHARED =
            Set.of("Rating", "PickLabel", "hierarchicalSubject", "subject", "TagsList");

    @Test
    void nothingThatIsNotOursChangesInAnyRealSidecar() throws IOException, Unreadable {
        int written = 0;
        for (Path file : files("sidecars", "")) {
            byte[] before = Files.readAllBytes(file);
            Merged merged = full(before);
            System.out.println(file.getFileName() + ": " + brief(merged));
            assertThat(merged).as(file.toString()).isNotInstanceOf(Merged.Unfaithful.class);
            if (!(merged instanceof Merged.Write write)) continue;
            written++;
            assertThat(Packet.differences(theirs(before), theirs(write.bytes())))
                    .as(file.toString())
                    .isEmpty();
            listsOnlyGrew(before, write.bytes());
            Merged again = full(write.bytes());
            assertThat(again).as(file + " again").isInstanceOf(Merged.Unchanged.class);
        }
        assertThat(written).isGreaterThanOrEqualTo(12);
    }

    @Test
    void corruptFilesAreRefusedOrSurviveWhole() throws IOException, Unreadable {
        for (Path file : files("photos/corrupt", ".xmp")) {
            byte[] before = Files.readAllBytes(file);
            Merged merged = full(before);
            System.out.println(file.getFileName() + ": " + brief(merged));
            if (merged instanceof Merged.Write write) {
                assertThat(Packet.differences(theirs(before), theirs(write.bytes())))
                        .isEmpty();
            } else {
                assertThat(merged).isInstanceOf(Merged.Malformed.class);
            }
        }
    }

    private static Merged full(byte[] bytes) {
        Wanted wanted = new Wanted(
                Optional.of(3),
                Optional.of(3),
                List.of(Tag.of("auto|scene|beach").orElseThrow()),
                Xmp.allFacts());
        return Xmp.merge(Optional.of(bytes), wanted, Ledger.EMPTY);
    }

    private static Map<QName, Value> theirs(byte[] bytes) throws Unreadable {
        Map<QName, Value> theirs = new java.util.HashMap<>(Packet.parse(bytes).properties());
        theirs.keySet().removeIf(name -> name.getNamespaceURI().equals(Names.SLUICE));
        theirs.keySet().removeIf(name -> SHARED.contains(name.getLocalPart()) || name.equals(Names.METADATA_DATE));
        return theirs;
    }

    private static void listsOnlyGrew(byte[] before, byte[] after) throws Unreadable {
        for (Field field : Field.values()) {
            Value was = Packet.parse(before).properties().get(field.property());
            Value is = Packet.parse(after).properties().get(field.property());
            if (was instanceof Value.Items items) {
                assertThat(((Value.Items) is).items()).containsAll(items.items());
            } else if (was != null && !field.list() && !was.equals(new Value.Text("0"))) {
                assertThat(is).isEqualTo(was);
            }
        }
    }

    private static String brief(Merged merged) {
        String text = merged instanceof Merged.Write write ? "written, locked " + write.locked() : merged.toString();
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    private static List<Path> files(String folder, String suffix) throws IOException {
        Path material = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && material == null; at = at.getParent()) {
            Path candidate = at.resolve("shared/material");
            if (Files.isDirectory(candidate)) material = candidate;
        }
        Assumptions.assumeTrue(material != null, "no shared/material beside the checkout");
        Set<Path> found = new HashSet<>();
        try (Stream<Path> files = Files.list(material.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
        }
        return found.stream().sorted().toList();
    }
}
