// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Properties;

/** Twelve things that were seen in real programs, and what each means for us; {@link DarktableIT} asks some of them again. */
final class TwelveFindingsTest {

    private static final String DARKTABLE = "darktable:xmp_version=\"5\"";
    private static final Wanted BIRD = new Wanted(
            Optional.of(2), Optional.of(3), stars(2, "auto|animal|bird").tags(), allFacts());
    private static final Marks GREEN = new Marks(Optional.of(Colour.GREEN), Colour.Home.LABEL, Optional.empty());

    private static Merged.Write first(String... properties) {
        return write(merge(Optional.of(sidecar(properties)), BIRD, Ledger.EMPTY));
    }

    private static Merged.Write next(String file, Wanted wanted, Merged.Write last) {
        return write(merge(
                Optional.of(file.getBytes(StandardCharsets.UTF_8)),
                wanted,
                last.intent().settled()));
    }

    @Test
    void finding01LabelHidesDarktablesColoursSoNoneIsWrittenUnasked() {
        assertThat(text(first("foo:a=\"b\"")))
                .doesNotContain("xmp:Label", "colorlabels")
                .contains("PickLabel");
        Merged.Write green = write(merge(Optional.of(sidecar(DARKTABLE)), BIRD.with(GREEN), Ledger.EMPTY));
        String red = text(green).replace("xmp:Label=\"Green\"", "xmp:Label=\"Red\"");
        assertThat(view(next(red, BIRD.with(GREEN), green).bytes()).label()).contains("Red");
    }

    @Test
    void finding02HalfWrittenAndEmptyFilesOfDarktableAreNotTakenForSidecars() {
        byte[] whole = sidecar(DARKTABLE, lr("people|Bob"));
        for (int end = 1; end < whole.length; end += 37) {
            byte[] half = java.util.Arrays.copyOf(whole, end);
            assertThat(merge(Optional.of(half), BIRD, Ledger.EMPTY)).isInstanceOf(Merged.Malformed.class);
        }
        assertThat(merge(Optional.of(new byte[0]), BIRD, Ledger.EMPTY)).isInstanceOf(Merged.Write.class);
    }

    @Test
    void finding03StaleDatabaseIsNoPersonWhoRemovedEveryTag() {
        Merged.Write ours = first("xmp:Rating=\"0\"", DARKTABLE);
        String stale = text(ours)
                .replace("xmp:Rating=\"2\"", "xmp:Rating=\"0\"")
                .replaceFirst("(?s)<lr:hierarchicalSubject>.*</lr:hierarchicalSubject>", "")
                .replaceFirst("(?s)<dc:subject>.*</dc:subject>", "");
        Merged.Write again = next(stale, BIRD, ours);
        assertThat(view(again.bytes()).tags()).containsExactly("auto|animal|bird");
        assertThat(again.locked()).isEmpty();
        assertThat(again.complaints()).contains(Complaint.REAPPLIED);
    }

    @Test
    void finding04StarThatDarktableGivesToEveryImportIsRespectedOrNotAsTheHouseLikes() {
        assertThat(view(first("xmp:Rating=\"1\"", DARKTABLE).bytes()).rating()).contains(1);
        Merged.Write filled = write(
                merge(Optional.of(sidecar("xmp:Rating=\"1\"", DARKTABLE)), BIRD.with(OneStar.UNRATED), Ledger.EMPTY));
        assertThat(view(filled.bytes()).rating()).contains(2);
        // Absent becomes that star, so what we make has a rating.
        Wanted unjudged = new Wanted(Optional.empty(), Optional.empty(), List.of(), allFacts());
        assertThat(view(write(merge(Optional.empty(), unjudged, Ledger.EMPTY)).bytes())
                        .rating())
                .contains(0);
    }

    @Test
    void finding05RejectionIsNeverMinusOneInAdobesName() {
        Merged.Write adobe =
                write(Merge.merge(Optional.empty(), stars(-1), Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW));
        assertThat(view(adobe.bytes()).rating()).contains(0);
        assertThat(view(adobe.bytes()).pick()).contains(1);
        assertThat(view(write(merge(Optional.empty(), stars(-1), Ledger.EMPTY)).bytes())
                        .rating())
                .contains(-1);
    }

    @Test
    void finding06NoHistoryIsEverWrittenNorCarriedIntoANewSidecar() {
        String history = "<xmpMM:History><rdf:Seq><rdf:li stEvt:softwareAgent=\"digiKam\"/></rdf:Seq></xmpMM:History>";
        Embedded inside = new Embedded(Optional.empty(), Optional.of(sidecar(history, "foo:a=\"b\"")));
        Merged.Write made = write(Merge.merge(Optional.empty(), BIRD, Ledger.EMPTY, inside, ADOBE, NOW));
        assertThat(text(made)).contains("foo:a").doesNotContain("History", "softwareAgent");
        assertThat(text(first(history))).as("a person's stays").contains("softwareAgent");
    }

    @Test
    void finding07WhatDigikamWipedIsKnownFromTheLedger() {
        Merged.Write ours = first("foo:a=\"b\"");
        byte[] wiped = sidecar(
                "xmp:Rating=\"2\"",
                "digiKam:PickLabel=\"3\"",
                lr("auto|animal|bird"),
                dc("bird"),
                tagsList("auto/animal/bird"));
        Merged.Write after = write(
                merge(Optional.of(wiped), stars(1, "auto|sea"), ours.intent().settled()));
        assertThat(view(after.bytes()).rating()).contains(1);
        assertThat(view(after.bytes()).tags()).containsExactly("auto|sea");
        assertThat(after.locked()).isEmpty();
    }

    @Test
    void finding08TagsListIsNeverMadeButKeptInStepWhereItIs() {
        assertThat(text(first("foo:a=\"b\""))).doesNotContain("digiKam:TagsList");
        Merged.Write ours = first(tagsList("people/Bob"));
        assertThat(text(ours)).contains("auto/animal/bird");
        String removedInDarktable =
                text(ours).replaceFirst("(?s)<lr:hierarchicalSubject>.*</lr:hierarchicalSubject>", "");
        assertThat(State.texts(
                        Properties.of(next(removedInDarktable, BIRD, ours).bytes())
                                .get(Field.TAGS_LIST.property())))
                .containsExactly("people/Bob");
    }

    @Test
    void finding09UrgencyWhichBecomesStarsIsNeverWritten() {
        assertThat(text(write(merge(Optional.empty(), BIRD.with(GREEN), Ledger.EMPTY))))
                .doesNotContain("Urgency");
        assertThat(text(first("photoshop:Urgency=\"3\""))).contains("photoshop:Urgency=\"3\"");
    }

    @Test
    void finding10WhatWasFoundInThePictureBecomesNobody() {
        String text = text(first("foo:a=\"b\""));
        assertThat(text).contains("sluice:detectedAs").doesNotContain("mwg-rs", "ImageRegion", "RegionInfo");
    }

    @Test
    void finding11PropertiesThatTheLibraryTakesForAliasesStay() {
        String tiff = "<rdf:Description xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\"";
        byte[] before = new String(sidecar("foo:a=\"b\""), StandardCharsets.UTF_8)
                .replace("<rdf:Description", tiff)
                .replace("foo:a=\"b\"", "tiff:Software=\"Ver 1.0\" tiff:Artist=\"Ann\" xmp:CreatorTool=\"Camera\"")
                .getBytes(StandardCharsets.UTF_8);
        var after = Properties.of(
                write(merge(Optional.of(before), BIRD, Ledger.EMPTY)).bytes());
        for (String local : List.of("Software", "Artist")) {
            QName name = new QName("http://ns.adobe.com/tiff/1.0/", local);
            assertThat(after.get(name))
                    .isEqualTo(Properties.of(before).get(name))
                    .isNotNull();
        }
        assertThat(after.get(new QName("http://ns.adobe.com/xap/1.0/", "CreatorTool")))
                .isNotNull();
    }

    @Test
    void finding12First80BytesAreThoseThatReadersRecognise() {
        byte[] commented = new String(sidecar("foo:a=\"b\""), StandardCharsets.UTF_8)
                .replaceFirst("(?s)<\\?xml.*?\\?>\n", "<!-- mine -->\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(text(write(merge(Optional.of(commented), BIRD, Ledger.EMPTY)))
                        .substring(0, 80))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:xmpmeta ");
    }
}
