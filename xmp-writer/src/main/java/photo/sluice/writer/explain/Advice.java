// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.SidecarView;

/** What would change a verdict. */
final class Advice {
    private Advice() {}

    static List<String> on(SidecarView view, List<Neighbour> better) {
        List<String> advice = new ArrayList<>();
        Facts facts = view.facts();
        if (facts.judgement().isEmpty()) {
            return List.of("Nothing here is Sluice's: it has not judged this photo, or what it wrote was taken away.");
        }
        Whose stars = Whose.of(view, Field.RATING, view.rating().map(String::valueOf));
        if (stars == Whose.LOCKED || stars == Whose.PERSON) {
            advice.add("The stars are a person's and stay as they are, whatever Sluice thinks of the photo.");
        } else if (stars == Whose.DARKTABLE) {
            advice.add("The one star is taken for a person's. With sidecar.darktable-one-star=unrated it is not.");
        } else {
            advice.add("Stars that you give in your editor are yours from then on, in this photo and its set.");
        }
        if (!better.isEmpty()) {
            advice.add("With " + better.get(0).photo() + " gone, sluice rejudge --sets would rank the set anew.");
        }
        if (facts.reasons().stream().findFirst().filter(Codes::isFault).isPresent()) {
            advice.add("A version of the photo without that fault would be judged anew by itself.");
        }
        if (facts.models().isEmpty()) {
            advice.add("No aesthetic model looked at it, so it could not earn a third star.");
        }
        advice.add("Another policy: sluice rejudge FOLDER --policy NAME --dry-run shows what it would say.");
        return advice;
    }
}
