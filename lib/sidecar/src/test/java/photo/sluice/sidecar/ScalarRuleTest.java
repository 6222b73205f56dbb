// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of {@link ScalarRule}, row by row; the first write makes L, the second merge sees F. */
final class ScalarRuleTest {

    private static final String OURS_3 = "sluice:stateVersion=\"1\" sluice:appliedRating=\"3\"";
    private static final String OURS_0 = "sluice:stateVersion=\"1\" sluice:appliedRating=\"0\"";

    private static Merged.Write merged(Wanted wanted, String... properties) {
        return write(merge(Optional.of(sidecar(properties)), wanted, Ledger.EMPTY));
    }

    private static Optional<Integer> rating(Merged.Write write) {
        return view(write.bytes()).rating();
    }

    @Test
    void absentRatingWeNeverWroteIsWritten() {
        Merged.Write write = merged(stars(2), "foo:a=\"b\"");
        assertThat(rating(write)).contains(2);
        assertThat(write.locked()).isEmpty();
        assertThat(write.intent().entry(Field.RATING).ours()).containsExactly("2");
    }

    @Test
    void presentRatingWeNeverWroteIsThePersons() {
        Merged.Write write = merged(stars(2), "xmp:Rating=\"5\"");
        assertThat(rating(write)).contains(5);
        assertThat(write.locked()).containsExactly(Field.RATING);
        assertThat(text(write)).contains("<rdf:li>rating</rdf:li>").doesNotContain("appliedRating");
    }

    @Test
    void ratingZeroMeansUnratedAtFirstIngest() {
        Merged.Write write = merged(stars(2), "xmp:Rating=\"0\"");
        assertThat(rating(write)).contains(2);
        assertThat(write.intent().entry(Field.RATING).first()).containsExactly("0");
    }

    @Test
    void ratingZeroIsThePersonsWhenWeHaveWrittenOtherThingsBefore() {
        Merged.Write write = merged(stars(2), "sluice:stateVersion=\"1\"", "xmp:Rating=\"0\"");
        assertThat(rating(write)).contains(0);
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void ratingOneOfDarktableIsThePersons() {
        Merged.Write write = merged(stars(3), "xmp:Rating=\"1\"", "darktable:xmp_version=\"5\"");
        assertThat(rating(write)).contains(1);
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void ourRatingIsMoved() {
        assertThat(rating(merged(stars(1), OURS_3, "xmp:Rating=\"3\""))).contains(1);
    }

    @Test
    void ourRatingSpeltOtherwiseIsStillOurs() {
        Merged.Write write = merged(stars(1), OURS_3, "xmp:Rating=\"3.0\"");
        assertThat(rating(write)).contains(1);
        assertThat(write.locked()).isEmpty();
    }

    @Test
    void ourRatingIsTakenBackWhenNothingIsWanted() {
        Merged.Write write = merged(wanted(Optional.empty()), OURS_3, "xmp:Rating=\"3\"");
        assertThat(rating(write)).isEmpty();
    }

    @Test
    void inASidecarThatWeCreatedARatingTakenBackBecomesZero() {
        Merged.Write write =
                merged(wanted(Optional.empty()), OURS_3, "sluice:createdSidecar=\"True\"", "xmp:Rating=\"3\"");
        assertThat(rating(write)).contains(0);
        assertThat(write.intent().entry(Field.RATING).ours()).containsExactly("0");
    }

    @Test
    void movedRatingIsThePersonsForGood() {
        Merged.Write first = merged(stars(1), OURS_3, "xmp:Rating=\"4\"");
        assertThat(rating(first)).contains(4);
        assertThat(first.locked()).containsExactly(Field.RATING);
        Merged again =
                merge(Optional.of(first.bytes()), stars(2), first.intent().settled());
        assertThat(again).isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void lockHoldsEvenWhenThePersonComesBackToOurValue() {
        Merged.Write first = merged(stars(3), OURS_3, "xmp:Rating=\"4\"");
        byte[] back = bytes(text(first).replace("xmp:Rating=\"4\"", "xmp:Rating=\"3\""));
        assertThat(merge(Optional.of(back), stars(1), first.intent().settled())).isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void starsClearedToZeroAreThePersons() {
        Merged.Write write = merged(stars(3), OURS_3, "xmp:Rating=\"0\"");
        assertThat(rating(write)).contains(0);
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void aStarOverOurZeroIsThePersons() {
        Merged.Write write = merged(stars(3), OURS_0, "xmp:Rating=\"1\"", "darktable:xmp_version=\"5\"");
        assertThat(rating(write)).contains(1);
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void removedRatingStaysRemoved() {
        Merged.Write write = merged(stars(3), OURS_3);
        assertThat(rating(write)).isEmpty();
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void ratingThatIsNoTextIsThePersons() {
        Merged.Write write = merged(stars(3), OURS_3, "<xmp:Rating xml:lang=\"en\">3</xmp:Rating>");
        assertThat(write.locked()).containsExactly(Field.RATING);
        assertThat(text(write)).contains("xml:lang=\"en\"");
    }

    @Test
    void newSidecarCarriesARatingEvenWhenUnjudged() {
        Merged.Write write = write(merge(Optional.empty(), wanted(Optional.empty()), Ledger.EMPTY));
        assertThat(rating(write)).contains(0);
        assertThat(write.intent().entry(Field.RATING).ours()).containsExactly("0");
        Merged.Write judged =
                write(merge(Optional.of(write.bytes()), stars(2), write.intent().settled()));
        assertThat(rating(judged)).contains(2);
    }

    @Test
    void pickLabelFollowsTheSameTable() {
        Wanted accept = new Wanted(Optional.empty(), Optional.of(3), List.of(), facts("run-1"));
        assertThat(view(merged(accept, "foo:a=\"b\"").bytes()).pick()).contains(3);
        Merged.Write theirs = merged(accept, "digiKam:PickLabel=\"0\"");
        assertThat(view(theirs.bytes()).pick()).contains(0);
        assertThat(theirs.locked()).containsExactly(Field.PICK);
        Merged.Write ours =
                merged(accept, "digiKam:PickLabel=\"2\"", "sluice:stateVersion=\"1\" sluice:appliedPick=\"2\"");
        assertThat(view(ours.bytes()).pick()).contains(3);
    }

    @Test
    void rejectionIsWrittenBesideTheExtensionOnly() {
        assertThat(rating(write(Merge.merge(Optional.empty(), stars(-1), Ledger.EMPTY, Embedded.NOTHING, EXT, NOW))))
                .contains(-1);
        assertThat(rating(write(Merge.merge(Optional.empty(), stars(-1), Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW))))
                .contains(0);
    }

    @Test
    void starsOfAnotherProgramCountAsAPersons() {
        Merged.Write write = merged(stars(2), "acdsee:rating=\"4\"");
        assertThat(rating(write)).isEmpty();
        assertThat(write.locked()).containsExactly(Field.RATING);
        assertThat(write.complaints()).contains(Complaint.OTHER_STARS);
    }

    @Test
    void undoPutsBackWhatWasThereBeforeUs() {
        Merged.Write first = merged(stars(2, "auto|bird"), "xmp:Rating=\"0\"", dc("holiday"));
        Merged.Write undone = write(
                merge(Optional.of(first.bytes()), Wanted.NOTHING, first.intent().settled()));
        SidecarView view = view(undone.bytes());
        assertThat(view.rating()).contains(0);
        assertThat(view.tags()).isEmpty();
        assertThat(view.subjects()).containsExactly("holiday");
        assertThat(view.facts()).isEqualTo(Facts.NONE);
    }
}
