// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sidecar says, to be shown or compared.
 *
 * @param rating {@code xmp:Rating} if it is a whole number
 * @param pick {@code digiKam:PickLabel} if it is a whole number
 * @param label {@code xmp:Label}, as it stands
 * @param flag {@code xmpDM:pick} if it is a whole number: -1 rejected, 1 picked
 * @param tags {@code lr:hierarchicalSubject}, as it stands
 * @param subjects {@code dc:subject}, as it stands
 * @param facts our own measurements
 * @param sidecarForExtension {@code photoshop:SidecarForExtension}: whose sidecar an {@code IMG.xmp} is
 * @param applied what of this is ours
 */
public record SidecarView(
        Optional<Integer> rating,
        Optional<Integer> pick,
        Optional<String> label,
        Optional<Integer> flag,
        List<String> tags,
        List<String> subjects,
        Facts facts,
        Optional<String> sidecarForExtension,
        Applied applied) {

    /**
     * The bookkeeping that stands in the file.
     *
     * @param stateVersion 0: no trace of us
     * @param ours by field, what we last wrote
     * @param locked fields that a person has decided
     * @param removedTags tags of ours that a person removed
     * @param darktable whether darktable has written here
     */
    public record Applied(
            int stateVersion,
            Map<Field, List<String>> ours,
            Set<Field> locked,
            List<String> removedTags,
            boolean darktable) {}

    /**
     * Whether the stars are a person's (or another program's), and so fit to learn from. Stars of 0 are not: they mean
     * unrated. Neither is a lone star beside darktable's data, unless we saw a person give it: darktable gives one to
     * every import. (When writing, that star is respected all the same.)
     */
    public boolean ratedByPerson() {
        return person(Field.RATING, rating).filter(stars -> stars != 0).isPresent();
    }

    /** A scalar's value if a person decided it: locked, moved from what we wrote, or never ours and not 0. */
    Optional<Integer> person(Field field, Optional<Integer> value) {
        if (applied.locked().contains(field)) return value;
        List<String> ours = applied.ours().getOrDefault(field, List.of());
        if (!ours.isEmpty()) return value.filter(number -> !Texts.same(ours.get(0), number.toString()));
        boolean imported = field == Field.RATING && applied.darktable();
        return value.filter(number -> number != 0 && !(imported && number == 1));
    }

    Optional<Colour> colourOfPerson() {
        return label.filter(text -> isPersons(Field.LABEL, text))
                .flatMap(text -> Colour.Spelling.WORD.read(List.of(text)));
    }

    Optional<Flag> flagOfPerson() {
        return flag.map(String::valueOf)
                .filter(text -> isPersons(Field.FLAG, text))
                .flatMap(text -> Flag.Spelling.PICK.read(List.of(text)));
    }

    private boolean isPersons(Field field, String text) {
        if (applied.locked().contains(field)) return true;
        List<String> ours = applied.ours().getOrDefault(field, List.of());
        return ours.isEmpty() || !Texts.same(ours.get(0), text);
    }
}
