// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Properties;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** Colours and flags, each spelt by several properties. */
final class MarkRuleTest {

    private static final Marks GREEN = new Marks(Optional.of(Colour.GREEN), Colour.Home.LABEL, Optional.empty());
    private static final Marks BLUE = new Marks(Optional.of(Colour.BLUE), Colour.Home.LABEL, Optional.empty());
    private static final Marks PICKED = new Marks(Optional.empty(), Colour.Home.LABEL, Optional.of(Flag.PICKED));
    private static final Marks IN_DARKTABLE =
            new Marks(Optional.of(Colour.GREEN), Colour.Home.DARKTABLE, Optional.empty());
    private static final String RED_IN_DARKTABLE = colorlabels("0");

    private static String colorlabels(String number) {
        return "<darktable:colorlabels><rdf:Seq><rdf:li>" + number + "</rdf:li></rdf:Seq></darktable:colorlabels>";
    }

    private static Merged.Write next(byte[] file, Marks marks, Merged.Write last) {
        return write(
                merge(Optional.of(file), stars(2).with(marks), last.intent().settled()));
    }

    private static Merged.Write first(Marks marks, String... properties) {
        return write(merge(Optional.of(sidecar(properties)), stars(2).with(marks), Ledger.EMPTY));
    }

    private static byte[] with(Merged.Write write, String from, String to) {
        String before = text(write);
        String after = before.replace(from, to);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.UTF_8);
    }

    /** darktable writes colours of its own. */
    private static byte[] coloured(Merged.Write write, String... numbers) {
        try {
            Value value = Field.DARKTABLE_LABELS.value(List.of(numbers));
            return Packet.parse(write.bytes()).edited(List.of(new Edit.Put(Field.DARKTABLE_LABELS.property(), value)));
        } catch (Unfaithful | Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(Merged.Write write, Field field) {
        return State.texts(Properties.of(write.bytes()).get(field.property()));
    }

    @Test
    void colourIsOursToChangeAndToTakeBack() {
        Merged.Write one = first(GREEN, "foo:a=\"b\"");
        assertThat(view(one.bytes()).label()).contains("Green");
        Merged.Write two = next(one.bytes(), BLUE, one);
        assertThat(view(two.bytes()).label()).contains("Blue");
        assertThat(two.locked()).isEmpty();
        Merged.Write three = next(two.bytes(), Marks.NONE, two);
        assertThat(text(three)).doesNotContain("xmp:Label", "appliedLabel");
    }

    @Test
    void personsColourIsLockedAndTheRestOfOursFollows() {
        Merged.Write one = first(GREEN, "digiKam:ColorLabel=\"0\"");
        assertThat(texts(one, Field.COLOR_LABEL)).containsExactly("4");
        Merged.Write two = next(with(one, "xmp:Label=\"Green\"", "xmp:Label=\"Red\""), BLUE, one);
        assertThat(view(two.bytes()).label()).contains("Red");
        assertThat(texts(two, Field.COLOR_LABEL)).containsExactly("1");
        assertThat(two.locked()).containsExactly(Field.LABEL);
        Merged locked = merge(
                Optional.of(with(two, "xmp:Label=\"Red\"", "")),
                stars(2).with(BLUE),
                two.intent().settled());
        assertThat(locked).as("for good").isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void colourThatAPersonTookAwayStaysAway() {
        Merged.Write one = first(GREEN, "foo:a=\"b\"");
        Merged.Write two = next(with(one, "xmp:Label=\"Green\"", ""), BLUE, one);
        assertThat(view(two.bytes()).label()).isEmpty();
        assertThat(two.locked()).containsExactly(Field.LABEL);
    }

    @Test
    void colourChosenInDarktableReplacesOurLabelWhichWouldHideIt() {
        Merged.Write one = first(GREEN, "foo:a=\"b\"");
        Merged.Write two = next(coloured(one, "0"), GREEN, one);
        assertThat(view(two.bytes()).label()).contains("Red");
        assertThat(texts(two, Field.DARKTABLE_LABELS)).containsExactly("0");
        assertThat(two.locked()).containsExactly(Field.LABEL);
        Merged.Write several = next(coloured(one, "0", "3"), GREEN, one);
        assertThat(view(several.bytes()).label()).as("no word for two colours").isEmpty();
    }

    @Test
    void colourThatDarktableCopiedFromUsIsOursAndGoesWithOurs() {
        Merged.Write one = first(GREEN, "foo:a=\"b\"");
        Merged.Write copied = next(coloured(one, "2"), GREEN, one);
        assertThat(copied.locked()).isEmpty();
        Merged.Write blue = next(copied.bytes(), BLUE, copied);
        assertThat(texts(blue, Field.DARKTABLE_LABELS)).containsExactly("3");
        Merged.Write gone = next(blue.bytes(), Marks.NONE, blue);
        assertThat(texts(gone, Field.DARKTABLE_LABELS)).isEmpty();
        assertThat(view(gone.bytes()).label()).isEmpty();
        Merged.Write removed = next(with(copied, "<rdf:li>2</rdf:li>", "<rdf:li>0</rdf:li>"), GREEN, copied);
        assertThat(view(removed.bytes()).label()).contains("Red");
    }

    @Test
    void personsColourFromBeforeUsIsNeverTouchedWhereverItStands() {
        for (String theirs : List.of("xmp:Label=\"Winner\"", "digiKam:ColorLabel=\"9\"", RED_IN_DARKTABLE)) {
            Merged.Write one = first(GREEN, theirs);
            assertThat(one.locked()).as(theirs).containsExactly(Field.LABEL);
            assertThat(text(one)).doesNotContain("\"Green\"");
        }
    }

    @Test
    void withoutAnOpinionNothingIsLocked() {
        assertThat(first(Marks.NONE, "xmp:Label=\"Winner\"", "xmpDM:pick=\"1\"").locked())
                .isEmpty();
    }

    @Test
    void darktablesHouseGetsItsOwnPropertyWhichStaysEditable() {
        Merged.Write one = first(IN_DARKTABLE, "digiKam:ColorLabel=\"0\"");
        assertThat(texts(one, Field.DARKTABLE_LABELS)).containsExactly("2");
        assertThat(view(one.bytes()).label()).isEmpty();
        assertThat(merge(
                        Optional.of(one.bytes()),
                        stars(2).with(IN_DARKTABLE),
                        one.intent().settled()))
                .isInstanceOf(Merged.Unchanged.class);
        Merged.Write two = next(with(one, "<rdf:li>2</rdf:li>", "<rdf:li>4</rdf:li>"), IN_DARKTABLE, one);
        assertThat(texts(two, Field.DARKTABLE_LABELS)).containsExactly("4");
        assertThat(two.locked()).containsExactly(Field.LABEL);
        Merged.Write moved = next(one.bytes(), BLUE, one);
        assertThat(view(moved.bytes()).label()).contains("Blue");
        assertThat(texts(moved, Field.DARKTABLE_LABELS)).doesNotContain("2");
    }

    @Test
    void flagIsAlwaysBothAndConsistent() {
        Merged.Write one = first(PICKED, "xmpDM:pick=\"0\"");
        assertThat(texts(one, Field.FLAG)).containsExactly("1");
        assertThat(texts(one, Field.GOOD)).containsExactly("True");
        Merged.Write person = next(with(one, "xmpDM:pick=\"1\"", "xmpDM:pick=\"-1\""), PICKED, one);
        assertThat(texts(person, Field.FLAG)).containsExactly("-1");
        assertThat(texts(person, Field.GOOD)).containsExactly("False");
        assertThat(person.locked()).containsExactly(Field.FLAG);
        Merged.Write none = next(one.bytes(), Marks.NONE, one);
        assertThat(texts(none, Field.FLAG)).containsExactly("0");
        assertThat(texts(none, Field.GOOD)).isEmpty();
        assertThat(text(first(PICKED, "xmpDM:good=\"False\""))).doesNotContain("xmpDM:pick");
    }

    @Test
    void personsMarksInTheOtherSidecarAreTakenOver() {
        byte[] other = sidecar("xmp:Label=\"Red\"", "xmpDM:pick=\"-1\"");
        Merged.Write one = write(merge(
                Optional.empty(),
                stars(2).with(new Marks(Optional.of(Colour.GREEN), Colour.Home.LABEL, Optional.of(Flag.PICKED))),
                Ledger.EMPTY,
                Embedded.NOTHING.and(view(other))));
        assertThat(view(one.bytes()).label()).contains("Red");
        assertThat(texts(one, Field.FLAG)).containsExactly("-1");
        assertThat(texts(one, Field.GOOD)).containsExactly("False");
        assertThat(one.locked()).containsExactlyInAnyOrder(Field.LABEL, Field.FLAG);
    }

    @Test
    void rejectionInAdobesNameIsPickLabelAndFlag() {
        Merged.Write adobe =
                write(Merge.merge(Optional.empty(), stars(-1), Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW));
        SidecarView view = view(adobe.bytes());
        assertThat(view.rating()).contains(0);
        assertThat(view.pick()).contains(1);
        assertThat(view.flag()).contains(-1);
        Merged.Write ext = write(merge(Optional.empty(), stars(-1), Ledger.EMPTY));
        assertThat(view(ext.bytes()).rating()).contains(-1);
        assertThat(view(ext.bytes()).flag()).isEmpty();
    }

    @Test
    void loneStarOfDarktableIsAPersonsUnlessTheHouseSaysOtherwise() {
        byte[] imported = sidecar("xmp:Rating=\"1\"", "darktable:xmp_version=\"5\"");
        assertThat(write(merge(Optional.of(imported), stars(3), Ledger.EMPTY)).locked())
                .containsExactly(Field.RATING);
        Merged.Write filled = write(merge(Optional.of(imported), stars(3).with(OneStar.UNRATED), Ledger.EMPTY));
        assertThat(view(filled.bytes()).rating()).contains(3);
        assertThat(filled.locked()).isEmpty();
        // Elsewhere a star is a star, and over our 0 it is a person's.
        byte[] lightroom = sidecar("xmp:Rating=\"1\"");
        assertThat(write(merge(Optional.of(lightroom), stars(3).with(OneStar.UNRATED), Ledger.EMPTY))
                        .locked())
                .containsExactly(Field.RATING);
        Merged.Write zero = write(merge(
                Optional.of(sidecar("darktable:xmp_version=\"5\"")), stars(0).with(OneStar.UNRATED), Ledger.EMPTY));
        byte[] starred = with(zero, "xmp:Rating=\"0\"", "xmp:Rating=\"1\"");
        assertThat(write(merge(
                                Optional.of(starred),
                                stars(3).with(OneStar.UNRATED),
                                zero.intent().settled()))
                        .locked())
                .containsExactly(Field.RATING);
    }

    @Test
    void loneStarComesBackWhenWeAreUndone() {
        byte[] imported = sidecar("xmp:Rating=\"1\"", "darktable:xmp_version=\"5\"");
        Merged.Write filled = write(merge(Optional.of(imported), stars(3).with(OneStar.UNRATED), Ledger.EMPTY));
        Merged.Write undone = write(Undo.undo(
                Optional.of(filled.bytes()),
                filled.intent().settled(),
                Embedded.NOTHING,
                Undo.Reach.ALL_RUNS,
                EXT,
                NOW));
        assertThat(view(undone.bytes()).rating()).contains(1);
        assertThat(Properties.of(undone.bytes()).keySet())
                .extracting(QName::getLocalPart)
                .containsExactlyInAnyOrder("Rating", "xmp_version", "MetadataDate");
    }
}
