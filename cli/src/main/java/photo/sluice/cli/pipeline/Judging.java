// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
    /** Four bytes for each of the 64 Ki characters that a policy may have. */
    private static final int MOST_BYTES = 256 * 1024;

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
            return file ? Policy.read(page(Path.of(name))) : Policy.named(name);
        } catch (PolicyException e) {
            throw Failure.wrongUse("policy = '" + name + "': " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw Failure.wrongUse("policy = '" + name + "' is no text in UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw Failure.wrongUse("policy = '" + name + "' cannot be read: " + e);
        }
    }

    /** A file's text; of one that never ends, no more than is needed to refuse it. */
    private static String page(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Failure.wrongUse(
                        "policy = '" + file + "': more than " + MOST_BYTES + " bytes; a policy is a page of text");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
