// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photo.sluice.cli.Failure;

/**
 * The arguments of a command, handed over beside the command line where they are long: ONNX Runtime 1.29 takes the JVM
 * down with it (SIGSEGV while its library loads) if the command line has 4096 bytes or more, which a folder full of
 * photo names soon has.
 */
public final class Arguments {
    /** Bytes that the arguments may take; some 1,500 more are options of the JVM. */
    private static final int MOST = 2000;

    /** Names the file with the arguments; the {@code sluice} script sets it too. */
    private static final String PROPERTY = "sluice.arguments";

    private static final String MAIN = "photo.sluice.cli.Main";

    private Arguments() {}

    /**
     * What the command was given: what stands in the file that the launcher named, each ended by a NUL, else these.
     *
     * @throws Failure if the file cannot be read
     */
    public static String[] of(String[] onCommandLine) {
        String file = System.getProperty(PROPERTY);
        return file == null ? onCommandLine : read(Path.of(file));
    }

    /**
     * The end of the command line of a child: our main class with these arguments, or the name of a file that has them.
     *
     * @param beside is written where they are long
     * @throws Failure if the file cannot be written
     */
    public static List<String> words(Path beside, List<String> arguments) {
        List<String> words = new ArrayList<>();
        byte[] text = text(arguments);
        if (text.length <= MOST) {
            words.add(MAIN);
            words.addAll(arguments);
            return words;
        }
        try {
            Files.write(beside, text);
        } catch (IOException e) {
            throw Failure.environment("cannot write " + beside + ": " + e);
        }
        return List.of("-D" + PROPERTY + "=" + beside, MAIN);
    }

    private static String[] read(Path file) {
        try {
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return all.isEmpty()
                    ? new String[0]
                    : all.substring(0, all.length() - 1).split("\0", -1);
        } catch (IOException e) {
            throw Failure.environment("cannot read the arguments in " + file + ": " + e);
        }
    }

    private static byte[] text(List<String> arguments) {
        StringBuilder text = new StringBuilder();
        arguments.forEach(argument -> text.append(argument).append('\0'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
