// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code lab/fit} was asked for. */
record FitOptions(long seed, int rounds, int splits, Optional<Path> write, List<Path> folders) {
    private static final int ROUNDS = 6000;

    /** Reads the command line; anything unknown is refused. */
    static FitOptions of(List<String> arguments) {
        long seed = Halves.SEED;
        int rounds = ROUNDS;
        int splits = 0;
        Optional<Path> write = Optional.empty();
        List<Path> folders = new ArrayList<>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--seed=")) {
                seed = Long.parseLong(value);
            } else if (argument.startsWith("--rounds=")) {
                rounds = Integer.parseInt(value);
            } else if (argument.startsWith("--splits=")) {
                splits = Integer.parseInt(value);
            } else if (argument.startsWith("--write=")) {
                write = Optional.of(Path.of(value));
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + argument);
            } else {
                folders.add(Path.of(argument));
            }
        }
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("no folder given");
        }
        return new FitOptions(seed, rounds, splits, write, List.copyOf(folders));
    }
}
