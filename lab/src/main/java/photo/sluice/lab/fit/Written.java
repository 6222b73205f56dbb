// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import photo.sluice.imaging.measure.Coefficient;
import photo.sluice.imaging.measure.Coefficients;
import photo.sluice.imaging.measure.Measures;

/** The coefficients as a properties file that says at its head where they come from. */
final class Written {
    private Written() {}

    static String of(Coefficients found, Halves<Path> halves, FitOptions options, Agreement held) {
        StringBuilder text = new StringBuilder();
        String folders = options.folders().stream()
                .map(folder -> String.valueOf(folder.getFileName()))
                .collect(Collectors.joining(", "));
        for (String line : List.of(
                "Coefficients of the technical score; who changes them counts Measures.VERSION (now " + Measures.VERSION
                        + ") up.",
                "Fitted " + LocalDate.now(ZoneOffset.UTC) + " by: lab/fit --seed=" + options.seed() + " --rounds="
                        + options.rounds() + " --write=FILE FOLDER...",
                "on " + halves.fitted().size() + " of the "
                        + (halves.fitted().size() + halves.held().size()) + " photos of: " + folders,
                "Held on the other " + halves.held().size() + ":")) {
            text.append("# ").append(line).append('\n');
        }
        held.lines().forEach(line -> text.append("#   ").append(line).append('\n'));
        text.append("# Fitted on:\n");
        halves.fitted()
                .forEach(
                        photo -> text.append("#   ").append(photo.getFileName()).append('\n'));
        for (Coefficient coefficient : Coefficient.values()) {
            text.append(String.format(Locale.ROOT, "%s = %s%n", coefficient.key(), found.get(coefficient)));
        }
        return text.toString();
    }
}
