// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import photo.sluice.sidecar.Facts;

/** What a model said, in a line and as an object. */
final class Spoken {
    private Spoken() {}

    static String words(Facts.ModelScore model) {
        StringBuilder words = new StringBuilder(
                String.format(Locale.ROOT, "%-12s %.2f, in the unit of %s", "model", model.score(), model.name()));
        model.spread().ifPresent(spread -> words.append(String.format(Locale.ROOT, ", votes differ by %.2f", spread)));
        if (!model.classes().isEmpty()) {
            words.append(model.classes().entrySet().stream()
                    .map(each -> String.format(Locale.ROOT, "%s %.0f %%", each.getKey(), 100 * each.getValue()))
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        if (model.lowerIsBetter()) words.append(", lower is better");
        return words.toString();
    }

    /** All but the score; empty of a model that gives no more. */
    static Map<String, Object> details(Facts.ModelScore model) {
        Map<String, Object> details = new LinkedHashMap<>();
        model.spread().ifPresent(spread -> details.put("spread", spread));
        if (!model.votes().isEmpty()) details.put("votes", model.votes());
        if (!model.classes().isEmpty()) details.put("classes", model.classes());
        if (model.lowerIsBetter()) details.put("better", "lower");
        return details;
    }
}
