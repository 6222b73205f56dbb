// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import java.util.List;

/**
 * What one benchmark found.
 *
 * @param title what was done, in words
 * @param notes what a reader must know to judge the figures
 */
public record Report(String title, List<Figure> figures, List<String> notes) {
    public Report {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /** Whether every promise among the figures is kept. */
    public boolean held() {
        return figures.stream().allMatch(figure -> figure.held().orElse(true));
    }
}
