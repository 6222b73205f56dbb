// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.contract.Fault;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Roots;

class RefusalTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "EMPTY, EMPTY",
        "NOT_A_PHOTO, NOT_A_PHOTO",
        "UNSUPPORTED, UNSUPPORTED_FORMAT",
        "TRUNCATED, TRUNCATED",
        "CORRUPT, CORRUPT",
        "TOO_LARGE, TOO_LARGE",
        "TOO_SLOW, TOO_SLOW",
        "DECODER_CRASHED, DECODER_CRASHED",
        "VANISHED, GONE",
        "CHANGED, CHANGED",
        "NO_PERMISSION, NO_PERMISSION",
        "IO, IO_ERROR"
    })
    void eachReasonHasItsFault(Reason reason, Fault fault) {
        assertThat(Refusal.of(unreadable(reason), roots(folder), "hot").fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyAStumblingShareIsTriedAgain(Reason reason) {
        Outcome outcome = Outcome.of(Refusal.of(unreadable(reason), roots(folder), "hot"));

        assertThat(outcome).isInstanceOf(reason == Reason.IO ? Outcome.Retry.class : Outcome.Reject.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"VANISHED", "IO"})
    void lostShareIsNoDeletion(Reason reason) {
        FaultException refusal = Refusal.of(unreadable(reason), roots(folder.resolve("unmounted")), "hot");

        assertThat(refusal.fault()).isEqualTo(Fault.ROOT_UNAVAILABLE);
        assertThat(Outcome.of(refusal)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void messageNamesFileAndPlace() {
        UnreadablePhoto photo = new UnreadablePhoto(Reason.TRUNCATED, "a/b.jpg", 4711, "ends early");

        assertThat(Refusal.of(photo, roots(folder), "hot"))
                .hasMessageContaining("a/b.jpg")
                .hasMessageContaining("4711");
    }

    private static UnreadablePhoto unreadable(Reason reason) {
        return new UnreadablePhoto(reason, "a.jpg", -1, "test");
    }

    private static Roots roots(Path at) {
        return new Roots(Map.of("hot", at));
    }
}
