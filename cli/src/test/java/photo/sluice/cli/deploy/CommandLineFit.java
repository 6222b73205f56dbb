// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.util.List;
import picocli.CommandLine;

/** Whether the command takes these arguments; nothing is run. */
final class CommandLineFit {
    private CommandLineFit() {}

    static void check(List<String> arguments) {
        assertThatCode(() -> command().parseArgs(arguments.toArray(String[]::new)))
                .as(String.join(" ", arguments))
                .doesNotThrowAnyException();
    }

    /** The command is no API: it is assembled in its own package. */
    private static CommandLine command() throws ReflectiveOperationException {
        Method method = Class.forName("photo.sluice.cli.Main").getDeclaredMethod("command");
        method.setAccessible(true);
        return (CommandLine) method.invoke(null);
    }
}
