// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.WriterSettings;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.policy.PolicyException;
import photo.sluice.writer.set.SetRules;

/** How photos are judged, from the settings. */
public final class Judging {
    private Judging() {}

    /** The writer's settings; a policy that cannot be read is wrong use, and the message names its key. */
    public static WriterSettings of(Settings settings) {
        Settings.Sets sets = settings.sets();
        return new WriterSettings(
                sets.settle(),
                sets.patience(),
                Naming.valueOf(sets.naming().toUpperCase(Locale.ROOT)),
                OneStar.valueOf(sets.oneStar().toUpperCase(Locale.ROOT)),
                new SetRules(sets.alike().gap(), sets.alike().diff()),
                policy(sets.policy()));
    }

    /** A shipped policy by its name; what has a dot or a slash in it is a file. */
    public static Policy policy(String name) {
        try {
            boolean file = name.indexOf('.') >= 0 || name.indexOf('/') >= 0;
            return file ? Policy.read(Files.readString(Path.of(name))) : Policy.named(name);
        } catch (PolicyException e) {
            throw Failure.wrongUse("policy = '" + name + "': " + e.getMessage());
        } catch (IOException e) {
            throw Failure.wrongUse("policy = '" + name + "' cannot be read: " + e);
        }
    }
}
