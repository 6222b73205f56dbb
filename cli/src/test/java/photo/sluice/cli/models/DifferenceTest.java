// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Box;

class DifferenceTest {
    private static final Box HERE = new Box(0.1, 0.1, 0.4, 0.4);
    private static final Box THERE = new Box(0.6, 0.6, 0.3, 0.3);

    @Test
    void classesAreComparedByTheirIndexNotTheirName() {
        Answer one =
                new Answer.Classes(List.of(new Answer.Scored(134, "crane", 0.7), new Answer.Scored(517, "crane", 0.2)));
        Answer other =
                new Answer.Classes(List.of(new Answer.Scored(517, "crane", 0.7), new Answer.Scored(134, "crane", 0.2)));
        assertThat(Difference.of(one, other)).isCloseTo(0.5, within(1e-9));
        assertThat(Difference.of(one, one)).isZero();
    }

    @Test
    void whatOnlyOneFoundCountsWhole() {
        Answer one = new Answer.Objects(List.of(new Answer.Found("cat", 0.9, HERE)));
        Answer both =
                new Answer.Objects(List.of(new Answer.Found("cat", 0.8, HERE), new Answer.Found("dog", 0.6, THERE)));
        assertThat(Difference.of(one, both)).isCloseTo(0.6, within(1e-9));
        assertThat(Difference.of(both, one)).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void sharesAreComparedEachToEach() {
        Answer one = new Answer.Distribution(List.of(.5, .5, 0., 0., 0., 0., 0., 0., 0., 0.));
        Answer other = new Answer.Distribution(List.of(.4, .5, .1, 0., 0., 0., 0., 0., 0., 0.));
        assertThat(Difference.of(one, other)).isCloseTo(0.1, within(1e-9));
    }
}
