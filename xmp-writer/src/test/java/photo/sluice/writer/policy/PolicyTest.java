// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    @Test
    void shippedPoliciesAreReadTheDefaultFirst() {
        assertThat(Policy.shipped())
                .extracting(Policy::id)
                .containsExactly("gentle/2", "digikam/1", "burst-stars/1", "imagen/1", "reject-flags/1");
        assertThat(Policy.shipped())
                .allSatisfy(policy -> assertThat(policy.description()).isNotBlank());
        assertThat(Policy.named(Policy.DEFAULT)).isEqualTo(Policy.shipped().get(0));
    }

    @Test
    void policyThatFlagsRejectsSaysThatPeopleDeleteByIt() {
        assertThat(Policy.named("reject-flags").description()).contains("People delete by it");
    }

    @Test
    void changedTextHasAVersionOfItsOwn() {
        String text = Policy.named("gentle").text();
        assertThat(Policy.read(text).id()).isEqualTo("gentle/2");
        String changed = text.replace("runners-up: 1", "runners-up: 2");
        assertThat(Policy.read(changed).version()).matches("2\\+[0-9a-f]{8}");
        assertThat(Policy.read(changed).version())
                .isNotEqualTo(Policy.read(changed + "\n").version());
    }

    @Test
    void fewKeysOverAShippedPolicyAreEnough() {
        Policy mine = Policy.read("based-on: gentle\nname: mine\nversion: 7\nsteps: {rest: {stars: 1}}\n");
        assertThat(mine.id()).startsWith("mine/7+");
        assertThat(mine.judge().steps().of(Step.REST).stars()).isEqualTo(1);
        assertThat(mine.judge().steps().of(Step.REST).pick())
                .as("kept from gentle")
                .isEqualTo(2);
        assertThat(mine.judge().steps().of(Step.BEST).stars()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "based-on: gentle\nversion: 1\nname: %s\n",
                "based-on: gentle\nname: x\nversion: 1\ncolour: %s\n",
                "based-on: gentle\nname: x\nversion: 1\n\"%s\": 1\n",
                "based-on: gentle\nname: x\nversion: 1\nburst: {margin: %s}\n",
                "based-on: gentle\nname: x\nversion: 1\nburst: %s\n",
                "based-on: %s\nname: x\nversion: 1\n"
            })
    void whatIsFarTooLongIsNotRepeatedWhole(String text) {
        for (String of : List.of("N", "9")) {
            String yaml = String.format(text, of.repeat(20_000));
            assertThatThrownBy(() -> Policy.read(yaml))
                    .isInstanceOf(PolicyException.class)
                    .extracting(
                            failure -> failure.getMessage().length(),
                            org.assertj.core.api.InstanceOfAssertFactories.INTEGER)
                    .isLessThan(600);
        }
    }

    /** A line that is added to gentle, and what is said about it: key, value, allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour: red                            | colour: "red" is not known here; allowed: based-on
            burst: {runner-up: 1}                  | burst.runner-up: 1 is not known here; allowed: abstain, margin
            burst: {runners-up: 101}               | burst.runners-up: 101 is not allowed; allowed: 0 to 100
            burst: {runners-up: 1.5}               | burst.runners-up: 1.5 is not allowed; allowed: a whole number
            burst: {abstain: 0.4}                  | burst.abstain: 0.4 is not allowed; allowed: 0.5 to 1
            burst: {weights: {sharpness: -1}}      | burst.weights.sharpness: -1 is not allowed; allowed: 0 to 100
            burst: {margin: wide}                  | burst.margin: "wide" is not allowed; allowed: 0.1 to 100
            burst: 7                               | burst: '7' is no list of keys
            sound: {technical: 101}                | sound.technical: 101 is not allowed; allowed: 0 to 100
            sound: {unusable: 41}                  | sound.unusable: 41 is not allowed; allowed: 0 to 40
            sound: {serious: noisy}                | sound.serious: "noisy" is not allowed; allowed: a list of reason codes
            sound: {serious: [Noisy]}              | sound.serious: "Noisy" is not allowed; allowed: a list of reason codes
            liked: {top: 2}                        | liked.top: 2 is not allowed; allowed: 0 to 1
            reject: {confidence: 1.1}              | reject.confidence: 1.1 is not allowed; allowed: 0 to 1
            judge: dice                            | judge: "dice" is not allowed; allowed: place, score, rank
            steps: {best: {stars: 6}}              | steps.best.stars: 6 is not allowed; allowed: -1 to 5
            steps: {best: {pick: good}}            | steps.best.pick: "good" is not allowed; allowed: none, rejected, pending
            steps: {best: {label: green}}          | steps.best.label: "green" is not allowed; allowed: none, Red, Yellow
            steps: {best: {flag: 1}}               | steps.best.flag: 1 is not allowed; allowed: none, picked, rejected
            steps: {winner: {stars: 3}}            | steps.winner: {"stars":3} is not known here; allowed: accepted, best
            quality: {from: thin-air}              | quality.from: "thin-air" is not allowed; allowed: measured, factors
            quality: {factors: {blur: {use: 1}}}   | quality.factors.blur.use: 1 is not allowed; allowed: true or false
            thresholds: {rejected: 50, pending: 40} | thresholds.pending: 40 is not allowed; allowed: 50 to 100
            stars: {most: 6}                       | stars.most: 6 is not allowed; allowed: 1 to 5
            stars: {decay: slow}                   | stars.decay: "slow" is not allowed; allowed: spreading, linear
            version: []                            | version: [] is not allowed; allowed: a text
            name: "My Policy"                      | name: "My Policy" is not allowed; allowed: lower case, digits
            based-on: mine                         | based-on: "mine" is not allowed; allowed: gentle, digikam
            """)
    void wrongKeyIsNamedWithItsValueAndWhatIsAllowed(String line, String message) {
        String lines = "based-on: gentle\nname: mine\nversion: 1\n";
        String key = line.substring(0, line.indexOf(':') + 1);
        String text =
                lines.lines().filter(own -> !own.startsWith(key)).reduce("", (a, b) -> a + b + "\n") + line + "\n";
        assertThatThrownBy(() -> Policy.read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(message.replace("; allowed: based-on", ""));
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        assertThatThrownBy(() -> Policy.read("")).hasMessageContaining("a policy is a list of keys");
        assertThatThrownBy(() -> Policy.read("- gentle")).hasMessageContaining("a policy is a list of keys");
        assertThatThrownBy(() -> Policy.read("name: [")).hasMessageStartingWith("no YAML");
        assertThatThrownBy(() -> Policy.read("name: a\nname: b\nversion: 1")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> Policy.read("version: 1")).hasMessage("name is missing");
        assertThatThrownBy(() -> Policy.read("name: a")).hasMessage("version is missing");
        assertThatThrownBy(() -> Policy.read("#".repeat(65_537))).hasMessageContaining("65537 characters");
        assertThatThrownBy(() -> Policy.named("harsh"))
                .hasMessage("policy: \"harsh\" is not allowed; allowed: gentle, digikam, burst-stars, imagen,"
                        + " reject-flags, or a file");
    }
}
