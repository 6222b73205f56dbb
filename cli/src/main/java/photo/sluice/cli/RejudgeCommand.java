// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import org.jspecify.annotations.Nullable;
import photo.sluice.cli.pipeline.Judging;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges what was judged before by the policy of today, or by another. */
@Command(
        name = "rejudge",
        description = "Judges the photos of a folder anew from what was measured, with no photo decoded.",
        mixinStandardHelpOptions = true)
final class RejudgeCommand extends RequestCommand {
    @Option(
            names = "--policy",
            paramLabel = "NAME|FILE",
            description = "Judge by this policy, this once; else by that of the settings. See docs/policy.md.")
    private @Nullable String policy;

    @Option(
            names = "--sets",
            description = "Move our stars also in sets in which a person has rated; theirs always stay.")
    private boolean sets;

    RejudgeCommand() {
        super("rejudge");
    }

    @Override
    Request request(Request.Scope scope, Settings settings) {
        String name = policy == null ? settings.sets().policy() : policy;
        return new RejudgeRequested(scope, Judging.policy(name).text(), sets);
    }
}
