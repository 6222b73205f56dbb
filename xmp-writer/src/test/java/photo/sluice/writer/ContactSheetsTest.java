// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.SetRules;

class ContactSheetsTest {
    private final Rig.MapStore store = new Rig.MapStore();

    private static PhotoId photo(int folder, int frame) {
        return new PhotoId("hot", "f" + folder + "/IMG_000" + frame + ".JPG");
    }

    private void keep(int folder, int frame) {
        Subject subject = Results.subject(photo(folder, frame).path());
        PhotoState state = PhotoState.fresh(subject, List.of())
                .with(Take.at(frame * 200L, 1).liked(frame).of(subject));
        store.put(photo(folder, frame), state.bytes(), true);
    }

    @Test
    void memoryHoldsFewFoldersHoweverManyAreAskedFor() {
        for (int folder = 0; folder < 50; folder++) for (int frame = 0; frame < 4; frame++) keep(folder, frame);
        ContactSheets sheets = new ContactSheets(store, SetRules.USUAL, 20);
        for (int round = 0; round < 2; round++) {
            for (int folder = 0; folder < 50; folder++) {
                PhotoSet set = sheets.of("hot/f" + folder).set(photo(folder, 2)).orElseThrow();
                assertThat(set.shots()).hasSize(4);
                assertThat(sheets.size()).isLessThanOrEqualTo(5);
            }
        }
    }

    @Test
    void folderThatIsTooLargeIsHeldAlone() {
        for (int frame = 0; frame < 9; frame++) keep(1, frame);
        keep(2, 0);
        ContactSheets sheets = new ContactSheets(store, SetRules.USUAL, 4);
        sheets.of("hot/f2");
        assertThat(sheets.of("hot/f1").size()).isEqualTo(9);
        assertThat(sheets.size()).isEqualTo(1);
        assertThat(sheets.of("hot/f2").size()).isEqualTo(1);
    }

    @Test
    void sheetThatIsAtHandLearnsOfWhatComes() {
        keep(1, 0);
        ContactSheets sheets = new ContactSheets(store, SetRules.USUAL, 20);
        ContactSheet sheet = sheets.of("hot/f1");
        Print print = Print.of(Take.at(200, 1).of(Results.subject(photo(1, 1).path())));
        sheets.put(photo(1, 1), Optional.of(print));
        sheets.put(photo(2, 1), Optional.of(print));
        assertThat(sheet.set(photo(1, 0)).orElseThrow().shots()).hasSize(2);
        sheets.put(photo(1, 1), Optional.empty());
        assertThat(sheet.set(photo(1, 0)).orElseThrow().shots()).hasSize(1);
        assertThat(sheets.size()).isEqualTo(1);
    }

    @Test
    void standingIsTheShareOfTheFolderThatIsLikedNoBetter() {
        ContactSheet sheet = new ContactSheet(SetRules.USUAL);
        for (int i = 0; i < 29; i++) sheet.put(id(i), Optional.of(print(i, Map.of("nima/1", (double) (i / 2)))));
        assertThat(sheet.of(id(3))).as("too few").isEmpty();
        sheet.put(id(29), Optional.of(print(29, Map.of("nima/1", 100.0, "rare/1", 1.0))));
        assertThat(sheet.of(id(0))).contains(2 / 30.0);
        assertThat(sheet.of(id(1))).contains(2 / 30.0);
        assertThat(sheet.of(id(29))).contains(1.0);
        sheet.put(id(30), Optional.of(print(30, Map.of())));
        assertThat(sheet.of(id(30))).isEmpty();
        sheet.put(id(29), Optional.empty());
        assertThat(sheet.of(id(0))).as("too few again").isEmpty();
    }

    private static PhotoId id(int i) {
        return new PhotoId("hot", "P" + i + ".JPG");
    }

    private static Print print(int i, Map<String, Double> models) {
        Subject subject = Results.subject(id(i).path());
        return new Print(Print.of(Take.at(i * 60_000L, 1).like(i).of(subject)).look(), models);
    }
}
