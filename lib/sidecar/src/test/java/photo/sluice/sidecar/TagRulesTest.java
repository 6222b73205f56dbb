// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The algebra of {@link TagRules}; each test writes once, lets somebody edit, and writes again. */
final class TagRulesTest {

    private static final Wanted BIRD = stars(2, "auto|animal|bird", "auto|sky");

    private static Merged.Write first(String... properties) {
        return write(merge(Optional.of(sidecar(properties)), BIRD, Ledger.EMPTY));
    }

    private static String slashed(Merged.Write write) {
        return write.intent().entry(Field.TAGS_LIST).seen().toString();
    }

    @Test
    void pathsGoToLrAndLeavesToDc() {
        SidecarView view = view(first().bytes());
        assertThat(view.tags()).containsExactly("auto|animal|bird", "auto|sky");
        assertThat(view.subjects()).containsExactly("bird", "sky");
    }

    @Test
    void rootIsNeverAKeyword() {
        SidecarView view = view(write(merge(Optional.empty(), stars(2, "auto", "auto|sky"), Ledger.EMPTY))
                .bytes());
        assertThat(view.subjects()).containsExactly("sky");
    }

    @Test
    void numberIsNoKeywordWithoutWhatItCounts() {
        SidecarView view =
                view(write(merge(Optional.empty(), stars(2, "auto|people|1", "auto|people|group"), Ledger.EMPTY))
                        .bytes());
        assertThat(view.tags()).containsExactly("auto|people|1", "auto|people|group");
        assertThat(view.subjects()).containsExactly("group");
    }

    @Test
    void tagsListIsNotCreatedButKept() {
        assertThat(text(first())).doesNotContain("digiKam:TagsList");
        assertThat(slashed(first(tagsList("people/Bob")))).isEqualTo("[people/Bob, auto/animal/bird, auto/sky]");
    }

    @Test
    void unwantedTagsOfOursGoAndPeoplesStay() {
        Merged.Write first = first(lr("people|Bob"), dc("Bob"));
        Merged.Write second = write(merge(
                Optional.of(first.bytes()), stars(2, "auto|sea"), first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("people|Bob", "auto|sea");
        assertThat(view(second.bytes()).subjects()).containsExactly("Bob", "sea");
    }

    @Test
    void tagThatWasThereBeforeUsIsNeverOurs() {
        Merged.Write first = first(lr("auto|sky"), dc("sky"));
        assertThat(first.intent().entry(Field.TAGS).ours()).containsExactly("auto|animal|bird");
        Merged.Write second =
                write(merge(Optional.of(first.bytes()), stars(2), first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("auto|sky");
        assertThat(view(second.bytes()).subjects()).containsExactly("sky");
    }

    @Test
    void removedTagNeverComesBack() {
        Merged.Write first = first();
        byte[] edited = bytes(text(first).replaceFirst("<rdf:li>auto\\|animal\\|bird</rdf:li>", ""));
        Merged.Write second =
                write(merge(Optional.of(edited), BIRD, first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("auto|sky");
        assertThat(view(second.bytes()).subjects()).containsExactly("sky");
        assertThat(view(second.bytes()).applied().removedTags()).containsExactly("auto|animal|bird");
        assertThat(merge(Optional.of(second.bytes()), BIRD, second.intent().settled()))
                .isInstanceOf(Merged.Unchanged.class);
        assertThat(merge(Optional.of(second.bytes()), BIRD, Ledger.EMPTY)).isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void tombstoneTravelsWithTheLedgerWhenTheFilesCopyIsGone() {
        Merged.Write first = first();
        byte[] edited = bytes(text(first).replaceFirst("<rdf:li>auto\\|animal\\|bird</rdf:li>", ""));
        Merged.Write second =
                write(merge(Optional.of(edited), BIRD, first.intent().settled()));
        byte[] stripped = sidecar("xmp:Rating=\"2\"", lr("auto|sky"), dc("sky"));
        Merged.Write third =
                write(merge(Optional.of(stripped), BIRD, second.intent().settled()));
        assertThat(view(third.bytes()).tags()).containsExactly("auto|sky");
    }

    @Test
    void leafRemovedFromDcTakesOurPathAlong() {
        byte[] edited = edited(first(), Field.SUBJECTS, List.of("bird"), List.of());
        Merged.Write second = write(merge(Optional.of(edited), BIRD, Ledger.EMPTY));
        assertThat(view(second.bytes()).tags()).containsExactly("auto|sky");
        assertThat(view(second.bytes()).subjects()).containsExactly("sky");
    }

    @Test
    void componentsThatDarktableAddsAreNeitherTakenNorOurs() {
        Merged.Write first = first();
        byte[] edited = edited(first, Field.SUBJECTS, List.of(), List.of("animal", "auto"));
        assertThat(merge(Optional.of(edited), BIRD, first.intent().settled())).isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void leafStaysWhileAnotherPathHasIt() {
        Merged.Write first = first(lr("nature|bird"));
        Merged.Write second =
                write(merge(Optional.of(first.bytes()), stars(2), first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("nature|bird");
        assertThat(view(second.bytes()).subjects()).containsExactly("bird");
    }

    @Test
    void removalInTagsListAloneIsAnImmichEdit() {
        Merged.Write first = first(tagsList("people/Bob"));
        byte[] edited = bytes(text(first).replace("<rdf:li>auto/sky</rdf:li>", ""));
        Merged.Write second =
                write(merge(Optional.of(edited), BIRD, first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("auto|animal|bird");
        assertThat(view(second.bytes()).subjects()).containsExactly("bird");
        assertThat(slashed(second)).isEqualTo("[people/Bob, auto/animal/bird]");
    }

    @Test
    void removalInLrAloneIsADarktableEdit() {
        Merged.Write first = first(tagsList("people/Bob"));
        byte[] edited = bytes(text(first).replaceFirst("<rdf:li>auto\\|sky</rdf:li>", ""));
        Merged.Write second =
                write(merge(Optional.of(edited), BIRD, first.intent().settled()));
        assertThat(slashed(second)).isEqualTo("[people/Bob, auto/animal/bird]");
        assertThat(view(second.bytes()).tags()).containsExactly("auto|animal|bird");
    }

    @Test
    void tagsListThatImmichMadeWithoutOurTagIsARemoval() {
        Merged.Write first = first();
        byte[] edited = bytes(text(first)
                .replace(
                        "</rdf:Description>",
                        "<digiKam:TagsList><rdf:Seq><rdf:li>auto/sky</rdf:li><rdf:li>people/Alice</rdf:li></rdf:Seq>"
                                + "</digiKam:TagsList></rdf:Description>")
                .replace("xmlns:sluice=", "xmlns:digiKam=\"http://www.digikam.org/ns/1.0/\" xmlns:sluice="));
        Merged.Write second =
                write(merge(Optional.of(edited), BIRD, first.intent().settled()));
        assertThat(view(second.bytes()).tags()).containsExactly("auto|sky", "people|Alice");
        assertThat(view(second.bytes()).subjects()).containsExactly("sky", "Alice");
        assertThat(slashed(second)).isEqualTo("[auto/sky, people/Alice]");
        // And when the tags that it mirrored are no longer wanted, they go from there too.
        Merged.Write third = write(
                merge(Optional.of(second.bytes()), stars(2), second.intent().settled()));
        assertThat(slashed(third)).isEqualTo("[people/Alice]");
        assertThat(view(third.bytes()).tags()).containsExactly("people|Alice");
    }

    @Test
    void copyOfAPersonsTagGoesWithTheOriginal() {
        Merged.Write first = first(tagsList("people/Bob"));
        byte[] added = bytes(text(first)
                .replace("<rdf:li>people/Bob</rdf:li>", "<rdf:li>people/Bob</rdf:li><rdf:li>people/Alice</rdf:li>"));
        Merged.Write second =
                write(merge(Optional.of(added), BIRD, first.intent().settled()));
        assertThat(view(second.bytes()).tags()).contains("people|Alice");
        byte[] removed = bytes(text(second).replace("<rdf:li>people/Alice</rdf:li>", ""));
        Merged.Write third =
                write(merge(Optional.of(removed), BIRD, second.intent().settled()));
        assertThat(view(third.bytes()).tags()).containsExactly("auto|animal|bird", "auto|sky");
        assertThat(view(third.bytes()).subjects()).containsExactly("bird", "sky");
    }

    @Test
    void tagAddedInDarktableReachesTheStaleTagsList() {
        Merged.Write first = first(tagsList("people/Bob"));
        byte[] added = bytes(text(first)
                .replaceFirst("<rdf:li>auto\\|sky</rdf:li>", "<rdf:li>auto|sky</rdf:li><rdf:li>people|Alice</rdf:li>"));
        Merged.Write second =
                write(merge(Optional.of(added), BIRD, first.intent().settled()));
        assertThat(slashed(second)).contains("people/Alice");
    }

    @Test
    void qualifiersAndOrderOfPeoplesKeywordsStay() {
        String list = "<dc:subject><rdf:Bag><rdf:li xml:lang=\"en\">sky</rdf:li><rdf:li>"
                + "<rdf:Description><rdf:value>sea</rdf:value><foo:conf>0.9</foo:conf></rdf:Description></rdf:li>"
                + "</rdf:Bag></dc:subject>";
        Merged.Write first = first(list);
        assertThat(view(first.bytes()).subjects()).containsExactly("sky", "sea", "bird");
        assertThat(text(first)).contains("xml:lang=\"en\"").contains("0.9");
    }

    @Test
    void plainTextSubjectCountsAsOneKeyword() {
        assertThat(view(first("<dc:subject>holiday</dc:subject>").bytes()).subjects())
                .containsExactly("holiday", "bird", "sky");
        assertThat(view(first("<dc:subject/>").bytes()).subjects()).containsExactly("bird", "sky");
    }

    @Test
    void listThatIsNoListIsLeftAlone() {
        String alt = "<dc:subject><rdf:Alt><rdf:li xml:lang=\"x-default\">holiday</rdf:li></rdf:Alt></dc:subject>";
        Merged.Write first = first(alt);
        assertThat(text(first)).contains("rdf:Alt").doesNotContain("<rdf:li>bird</rdf:li>");
        assertThat(first.complaints()).containsExactly(Complaint.LIST_LEFT_ALONE);
        assertThat(view(first.bytes()).tags()).containsExactly("auto|animal|bird", "auto|sky");
    }

    @Test
    void keywordsAreCleaned() {
        assertThat(Tag.of(" auto | Smith, John/Jr |\u0001").orElseThrow().path())
                .isEqualTo("auto|Smith John Jr");
        assertThat(Tag.of("cafe\u0301").orElseThrow().path()).isEqualTo("caf\u00e9");
        assertThat(Tag.of(" | ,")).isEmpty();
        assertThat(Tag.of("x".repeat(1000))).isEmpty();
    }

    @Test
    void decomposedSpellingOfOurTagIsStillOurs() {
        Merged.Write first = write(merge(Optional.empty(), stars(2, "auto|caf\u00e9"), Ledger.EMPTY));
        byte[] edited = bytes(text(first).replace("caf\u00e9", "cafe\u0301"));
        Merged.Write second =
                write(merge(Optional.of(edited), stars(2), first.intent().settled()));
        assertThat(view(second.bytes()).tags()).isEmpty();
        assertThat(view(second.bytes()).subjects()).isEmpty();
    }
}
