// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Properties;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** Somebody who edits a sidecar with any program, and remembers every wish, to hold us to it. */
final class Person {

    private static final QName NOTE = new QName("http://ns.adobe.com/photoshop/1.0/", "Headline");
    private static final List<Field> MARKS =
            List.of(Field.LABEL, Field.COLOR_LABEL, Field.DARKTABLE_LABELS, Field.FLAG, Field.GOOD);
    private static final List<Field> LISTS = List.of(Field.TAGS, Field.SUBJECTS, Field.TAGS_LIST);

    private final Random random;
    private final Map<Field, Set<String>> added =
            Map.of(Field.TAGS, new HashSet<>(), Field.SUBJECTS, new HashSet<>(), Field.TAGS_LIST, new HashSet<>());
    private final Map<Field, Set<String>> removed =
            Map.of(Field.TAGS, new HashSet<>(), Field.SUBJECTS, new HashSet<>(), Field.TAGS_LIST, new HashSet<>());
    private final Map<Field, List<String>> marks = new EnumMap<>(Field.class);
    private Optional<List<String>> rating = Optional.empty();
    private Optional<String> note = Optional.empty();

    Person(Random random) {
        this.random = random;
    }

    /** Makes one edit. */
    byte[] edit(byte[] before, SidecarView last, List<String> story) {
        Packet packet = parse(before);
        Map<QName, Value> now = packet.properties();
        List<Edit> edits = new ArrayList<>();
        switch (random.nextInt(10)) {
            case 0, 1 -> rate(now, edits, last);
            case 2 -> {
                note = Optional.of("note " + random.nextInt(1000));
                edits.add(new Edit.Put(NOTE, new Value.Text(note.get())));
            }
            case 3, 4 -> add(now, edits, last);
            case 5, 6 -> mark(now, edits, last);
            default -> remove(now, edits, last);
        }
        story.add("person " + edits);
        try {
            return edits.isEmpty() ? before : packet.edited(edits);
        } catch (Unfaithful | Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private void rate(Map<QName, Value> now, List<Edit> edits, SidecarView last) {
        List<String> was = State.texts(now.get(Names.RATING));
        List<String> wish = random.nextInt(6) == 0 ? List.of() : List.of(Integer.toString(random.nextInt(7) - 1));
        if (wish.equals(was)) return;
        edits.add(
                wish.isEmpty() ? new Edit.Drop(Names.RATING) : new Edit.Put(Names.RATING, new Value.Text(wish.get(0))));
        boolean locked = last.applied().locked().contains(Field.RATING);
        // Back to what we wrote, before we looked: nobody can see that edit.
        List<String> ours = last.applied().ours().getOrDefault(Field.RATING, List.of());
        // And 0 or nothing, before we ever wrote, says nothing.
        boolean silent = last.applied().stateVersion() == 0 && (wish.isEmpty() || wish.equals(List.of("0")));
        rating = (!locked && wish.equals(ours)) || silent ? Optional.empty() : Optional.of(wish);
    }

    /** Another colour or flag, in one property or another, or none; never a colour of ours, which would pass for a copy. */
    private void mark(Map<QName, Value> now, List<Edit> edits, SidecarView last) {
        Field field = MARKS.get(random.nextInt(MARKS.size()));
        List<List<String>> choices = switch (field) {
            case LABEL -> List.of(List.of(), List.of("Red"), List.of("Winner"));
            case COLOR_LABEL -> List.of(List.of(), List.of("0"), List.of("1"), List.of("7"));
            case DARKTABLE_LABELS -> List.of(List.of(), List.of("0"), List.of("0", "2"));
            case FLAG -> List.of(List.of(), List.of("0"), List.of("1"), List.of("-1"));
            default -> List.of(List.of(), List.of("True"), List.of("False"));
        };
        List<String> wish = choices.get(random.nextInt(choices.size()));
        if (wish.equals(State.texts(now.get(field.property())))) return;
        edits.add(wish.isEmpty() ? new Edit.Drop(field.property()) : new Edit.Put(field.property(), field.value(wish)));
        boolean flag = field == Field.FLAG || field == Field.GOOD;
        boolean locked = last.applied().locked().contains(flag ? Field.FLAG : Field.LABEL);
        List<String> ours = last.applied().ours().getOrDefault(field, List.of());
        boolean nothing = wish.isEmpty() || (wish.equals(List.of("0")) && field != Field.DARKTABLE_LABELS);
        // Nobody can see that our own was given again, nor that a mark went that was never ours.
        boolean silent = !locked && (wish.equals(ours) || (ours.isEmpty() && nothing));
        // What says our mark in its own words is taken for a copy of ours.
        boolean copy = !locked && flag && ours.isEmpty();
        if (silent || copy) marks.remove(field);
        else marks.put(field, wish);
    }

    private void add(Map<QName, Value> now, List<Edit> edits, SidecarView last) {
        Field field = LISTS.get(random.nextInt(3));
        int n = random.nextInt(5);
        boolean auto = random.nextInt(3) == 0 && field != Field.TAGS_LIST;
        String tag = switch (field) {
            case TAGS -> (auto ? "auto|a" : "people|p") + n;
            case SUBJECTS -> (auto ? "a" : "p") + n;
            default -> "people/p" + n;
        };
        if (State.texts(now.get(field.property())).contains(tag)) return;
        Value.Kind kind = field == Field.TAGS_LIST ? Value.Kind.SEQ : Value.Kind.BAG;
        edits.add(new Edit.Splice(field.property(), kind, Set.of(), List.of(tag)));
        // Taken out and put back before we looked: nobody can see that.
        boolean ours = last.applied().ours().getOrDefault(field, List.of()).contains(tag);
        if (!ours) added.get(field).add(tag);
        for (Field each : LISTS) removed.get(each).removeIf(gone -> leaf(gone).equals(leaf(tag)));
    }

    private void remove(Map<QName, Value> now, List<Edit> edits, SidecarView last) {
        Field field = LISTS.get(random.nextInt(3));
        List<String> texts = State.texts(now.get(field.property()));
        if (texts.isEmpty()) return;
        int index = random.nextInt(texts.size());
        String tag = texts.get(index);
        edits.add(new Edit.Splice(field.property(), Value.Kind.BAG, Set.of(index), List.of()));
        added.get(field).remove(tag);
        List<String> ours = last.applied().ours().getOrDefault(field, List.of());
        if (ours.contains(tag)) removed.get(field).add(tag);
    }

    /** Holds what we wrote against every wish. */
    void check(byte[] after) {
        Map<QName, Value> now = Properties.of(after);
        rating.ifPresent(stars ->
                assertThat(State.texts(now.get(Names.RATING))).as("stars").isEqualTo(stars));
        note.ifPresent(text -> assertThat(now.get(NOTE)).as("note").isEqualTo(new Value.Text(text)));
        marks.forEach((field, wish) -> assertThat(State.texts(now.get(field.property())))
                .as(field.code())
                .isEqualTo(wish));
        for (Field field : LISTS) {
            List<String> texts = State.texts(now.get(field.property()));
            assertThat(texts).as("added to " + field).containsAll(added.get(field));
            assertThat(texts).as("removed from " + field).noneMatch(removed.get(field)::contains);
            assertThat(texts).as("doubles in " + field).doesNotHaveDuplicates();
        }
    }

    /** Holds it against every wish that the file is gone. */
    void checkGone() {
        assertThat(rating.filter(stars -> !stars.isEmpty())).as("stars").isEmpty();
        assertThat(note).as("note").isEmpty();
        assertThat(marks.values()).as("marks").allMatch(List::isEmpty);
        assertThat(added.values()).as("keywords").allMatch(Set::isEmpty);
    }

    private static String leaf(String tag) {
        return tag.substring(Math.max(tag.lastIndexOf('|'), tag.lastIndexOf('/')) + 1);
    }

    static Packet parse(byte[] bytes) {
        try {
            return Packet.parse(bytes);
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
