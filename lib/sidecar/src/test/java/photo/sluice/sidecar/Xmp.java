// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** Sidecars for tests, spelt out, and the usual wishes. */
public final class Xmp {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final SidecarName EXT = SidecarName.of(SidecarName.Form.EXT, "IMG_1.CR2");
    public static final SidecarName ADOBE = SidecarName.of(SidecarName.Form.ADOBE, "IMG_1.CR2");

    private Xmp() {}

    /** A sidecar with this inside its one description: attributes up to the first element, then elements. */
    public static byte[] sidecar(String... properties) {
        String attributes =
                Arrays.stream(properties).filter(p -> !p.startsWith("<")).collect(Collectors.joining(" "));
        String elements =
                Arrays.stream(properties).filter(p -> p.startsWith("<")).collect(Collectors.joining());
        return bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:lr=\"http://ns.adobe.com/lightroom/1.0/\""
                + " xmlns:digiKam=\"http://www.digikam.org/ns/1.0/\" xmlns:darktable=\"http://darktable.sf.net/\""
                + " xmlns:xmpDM=\"http://ns.adobe.com/xmp/1.0/DynamicMedia/\""
                + " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\""
                + " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:foo=\"http://foo.example/ns/\""
                + " xmlns:stEvt=\"http://ns.adobe.com/xap/1.0/sType/ResourceEvent#\""
                + " xmlns:crs=\"http://ns.adobe.com/camera-raw-settings/1.0/\""
                + " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmlns:acdsee=\"http://ns.acdsee.com/iptc/1.0/\""
                + " xmlns:sluice=\"https://sluice.photo/ns/1.0/\" "
                + attributes + ">" + elements + "</rdf:Description></rdf:RDF></x:xmpmeta>");
    }

    /** A program's edit of one list: these texts out, those appended. */
    static byte[] edited(Merged.Write before, Field field, List<String> out, List<String> in) {
        try {
            Packet packet = Packet.parse(before.bytes());
            Set<Integer> drop = new HashSet<>();
            List<String> texts = State.texts(packet.properties().get(field.property()));
            for (int i = 0; i < texts.size(); i++) if (out.contains(texts.get(i))) drop.add(i);
            assertThat(drop).hasSameSizeAs(out);
            Value.Kind kind = field == Field.TAGS_LIST ? Value.Kind.SEQ : Value.Kind.BAG;
            return packet.edited(List.of(new Edit.Splice(field.property(), kind, drop, in)));
        } catch (Unreadable | Unfaithful e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String lr(String... items) {
        return list("lr:hierarchicalSubject", "Bag", items);
    }

    public static String dc(String... items) {
        return list("dc:subject", "Bag", items);
    }

    public static String tagsList(String... items) {
        return list("digiKam:TagsList", "Seq", items);
    }

    private static String list(String name, String kind, String... items) {
        return "<" + name + "><rdf:" + kind + ">"
                + Arrays.stream(items).map(i -> "<rdf:li>" + i + "</rdf:li>").collect(Collectors.joining())
                + "</rdf:" + kind + "></" + name + ">";
    }

    public static Wanted wanted(Optional<Integer> rating, String... tags) {
        return new Wanted(
                rating,
                Optional.empty(),
                Arrays.stream(tags).map(t -> Tag.of(t).orElseThrow()).toList(),
                facts("run-1"));
    }

    public static Wanted stars(int rating, String... tags) {
        return wanted(Optional.of(rating), tags);
    }

    public static Wanted inRun(String run, Wanted wanted) {
        return new Wanted(wanted.rating(), wanted.pick(), wanted.tags(), facts(run), wanted.marks(), wanted.oneStar());
    }

    public static Facts facts(String run) {
        return new Facts(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new Facts.Judgement(run, "gentle", "1")),
                Optional.empty());
    }

    public static Facts allFacts() {
        Facts facts = new Facts(
                Optional.of(new Facts.Technical(
                        71.25,
                        Optional.of(83.0),
                        Optional.of(91.5),
                        Optional.of(64.0),
                        Optional.of(70.0),
                        Optional.of(98.0),
                        Optional.of("2"))),
                Optional.of(new Facts.Decoded("cr2", "raw", 5184, 3456)),
                List.of("best-of-burst", "slight-motion"),
                List.of(
                        new Facts.ModelScore(
                                "nima-mobilenet",
                                "1.2",
                                5.41,
                                false,
                                Optional.of(1.3791),
                                List.of(0.0, 0.01, 0.08, 0.14, 0.32, 0.24, 0.15, 0.04, 0.02, 0.0),
                                Map.of()),
                        new Facts.ModelScore(
                                "iqs-inceptionv3",
                                "8.1",
                                0.4,
                                false,
                                Optional.empty(),
                                List.of(),
                                Map.of("rejected", 0.4, "pending", 0.4, "accepted", 0.2)),
                        new Facts.ModelScore("musiq", "2024-05", 61.0)),
                List.of(new Facts.Detection("dog", 0.93, "ssd-lite", Optional.of(new Facts.Box(0.1, 0.2, 0.3, 0.4)))),
                Optional.of(new Facts.Judgement("run-1", "gentle", "1", Optional.of("3f9a6c0e12d4b875")).sure(0.87)),
                Optional.of(new Facts.Place("burst", "b-0001", 1, 5)));
        return facts.taggedBy(List.of("rule 1", "ssd-lite 3"));
    }

    public static Merged merge(Optional<byte[]> existing, Wanted wanted, Ledger ledger) {
        return merge(existing, wanted, ledger, Embedded.NOTHING);
    }

    public static Merged merge(Optional<byte[]> existing, Wanted wanted, Ledger ledger, Embedded embedded) {
        return Merge.merge(existing, wanted, ledger, embedded, EXT, NOW);
    }

    public static Merged.Write write(Merged merged) {
        if (merged instanceof Merged.Write write) return write;
        throw new AssertionError("expected a write but got " + merged);
    }

    public static SidecarView view(byte[] bytes) {
        if (Sidecar.read(bytes) instanceof Sidecar.Reading.Read read) return read.view();
        throw new AssertionError("cannot read " + new String(bytes, StandardCharsets.UTF_8));
    }

    public static String text(Merged.Write write) {
        return new String(write.bytes(), StandardCharsets.UTF_8);
    }
}
