// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What people said elsewhere about the same photo: inside the photo itself, or in its other sidecar.
 *
 * <p>The packet is used for a sidecar that is new: in digiKam a sidecar hides all embedded XMP, so that the new one
 * starts from it.
 */
public final class Embedded {

    /** Nobody said anything. */
    public static final Embedded NOTHING = new Embedded(Optional.empty(), Optional.empty());

    /** A person's marks in the other sidecar. */
    private record Chosen(Optional<Colour> colour, Optional<Flag> flag) {
        static final Chosen NONE = new Chosen(Optional.empty(), Optional.empty());
    }

    private final Optional<String> rating;
    private final Optional<String> pick;
    private final List<String> removedTags;
    private final Chosen chosen;
    private final Optional<byte[]> xmp;

    /**
     * @param rating the stars in Exif 0x4746 or in the XMP; anything but 0 (which means unrated) is a person's
     * @param xmp the photo's main XMP packet; a damaged one is ignored with a complaint
     */
    public Embedded(Optional<Integer> rating, Optional<byte[]> xmp) {
        this(rating.filter(stars -> stars != 0).map(String::valueOf), Optional.empty(), List.of(), Chosen.NONE, xmp);
    }

    private Embedded(
            Optional<String> rating,
            Optional<String> pick,
            List<String> removedTags,
            Chosen chosen,
            Optional<byte[]> xmp) {
        this.chosen = chosen;
        this.rating = rating;
        this.pick = pick;
        this.removedTags = List.copyOf(removedTags);
        this.xmp = xmp;
    }

    /**
     * The same, and what a person decided in the photo's other sidecar: {@code IMG.xmp} for {@code IMG.CR2.xmp}. A
     * person's value there is copied here, a tag that was removed there is removed here.
     */
    public Embedded and(SidecarView sibling) {
        Optional<String> stars = sibling.person(Field.RATING, sibling.rating()).map(String::valueOf);
        Optional<String> label = sibling.person(Field.PICK, sibling.pick()).map(String::valueOf);
        return new Embedded(
                stars.or(() -> rating),
                label.or(() -> pick),
                sibling.applied().removedTags(),
                new Chosen(sibling.colourOfPerson(), sibling.flagOfPerson()),
                xmp);
    }

    Embedded withoutXmp() {
        return new Embedded(rating, pick, removedTags, chosen, Optional.empty());
    }

    Optional<String> person(Field field) {
        return field == Field.RATING ? rating : field == Field.PICK ? pick : Optional.empty();
    }

    Optional<Colour> colour() {
        return chosen.colour();
    }

    Optional<Flag> flag() {
        return chosen.flag();
    }

    List<String> removedTags() {
        return removedTags;
    }

    /** The packet without the padding that TIFF and PNG writers leave behind it. */
    Optional<byte[]> xmp() {
        return xmp.map(Embedded::trimmed).filter(bytes -> bytes.length > 0);
    }

    private static byte[] trimmed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == 0 || Character.isWhitespace(bytes[end - 1]))) end--;
        return Arrays.copyOf(bytes, end);
    }
}
