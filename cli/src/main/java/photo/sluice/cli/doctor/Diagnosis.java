// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import photo.sluice.cli.doctor.Tally.Count;

/** What the counts over a folder's sidecars mean. */
final class Diagnosis {
    private static final String TOPIC = "sidecars";

    private final Tally tally;
    private final boolean oneStarIsNobodys;

    /** @param oneStarIsNobodys whether {@code sidecar.darktable-one-star} is {@code unrated} */
    Diagnosis(Tally tally, boolean oneStarIsNobodys) {
        this.tally = tally;
        this.oneStarIsNobodys = oneStarIsNobodys;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.fine(
                "photos",
                of(Count.PHOTOS) + " photos and " + of(Count.SIDECARS) + " sidecars in " + of(Count.FOLDERS)
                        + " folders"));
        findings.add(Finding.fine(
                TOPIC,
                of(Count.OURS) + " that Sluice has written in, " + of(Count.OTHERS) + " that it has not; "
                        + of(Count.RATED_BY_PEOPLE) + " with a person's stars"));
        oneStar(findings);
        add(
                findings,
                Count.MALFORMED,
                "that are no sound XMP",
                "They are left alone. Open the photo in the program"
                        + " that made the sidecar and let it write it again, or move the sidecar away.");
        add(
                findings,
                Count.EMPTY,
                "that are empty",
                "Left by a program that was stopped? They are filled when their" + " photo is judged.");
        add(findings, Count.TOO_LARGE, "that are too large to be read", "They are left alone: move them away.");
        add(
                findings,
                Count.NOT_RECOGNISED_BY_EXIV2,
                "that darktable, digiKam, RawTherapee and ART do not recognise,"
                        + " since they do not begin as exiv2 wants it",
                "Writing into them mends that: sluice run on the folder,"
                        + " or exiftool -overwrite_original -XMP-xmp:MetadataDate=now FILE.");
        add(
                findings,
                Count.STALE_TAGS_LIST,
                "whose digiKam:TagsList says other than lr:hierarchicalSubject",
                "digiKam and Immich read the first, darktable and Lightroom the second: let digiKam write the photo's"
                        + " metadata again, or remove the first with exiftool -overwrite_original -XMP-digiKam:TagsList= FILE.");
        if (of(Count.TWO_NAMES) > 0) {
            findings.add(Finding.note(
                    TOPIC,
                    of(Count.TWO_NAMES) + " photos have both IMG.xmp and IMG.EXT.xmp; both are"
                            + " kept up, and what you decide in one is followed in the other" + such(Count.TWO_NAMES)));
        }
        if (of(Count.LINKS) > 0)
            findings.add(Finding.note(TOPIC, of(Count.LINKS) + " are links, and were not looked at"));
        add(findings, Count.UNREADABLE, "files or folders that cannot be read", "Look at their rights.");
        add(
                findings,
                Count.LEFT_BY_CRASHES,
                "temporary files that a crash of Sluice has left",
                "They are swept up when a sidecar is next written in their folder; .new may be deleted, .old holds a"
                        + " sidecar as it was.");
        add(
                findings,
                Count.NAMES_NOT_IN_THE_LOCALE,
                "files whose names are no UTF-8",
                "They cannot be found again by" + " their name: rename them (convmv).");
        return findings;
    }

    private void oneStar(List<Finding> findings) {
        long ones = of(Count.STARRED_BY_DARKTABLE);
        if (ones == 0) return;
        String words = ones + " with one star beside darktable's data and no other sign of a person: darktable gives it"
                + " to every photo that it imports" + such(Count.STARRED_BY_DARKTABLE);
        findings.add(
                oneStarIsNobodys
                        ? Finding.note(TOPIC, words + "; sidecar.darktable-one-star is unrated, so ours may replace it")
                        : Finding.look(
                                TOPIC,
                                words,
                                "Sluice takes it for yours and never changes it. If you give no single"
                                        + " stars yourself: --set sidecar.darktable-one-star=unrated, or in sluice.yaml."));
    }

    private void add(List<Finding> findings, Count what, String words, String advice) {
        if (of(what) > 0) findings.add(Finding.look(TOPIC, of(what) + " " + words + such(what), advice));
    }

    private String such(Count what) {
        return tally.examples(what).stream()
                .map(example -> "\n         " + example)
                .collect(Collectors.joining());
    }

    private long of(Count what) {
        return tally.of(what);
    }
}
