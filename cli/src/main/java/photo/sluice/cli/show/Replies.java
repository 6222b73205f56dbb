// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import photo.sluice.cli.pipeline.Asking;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered.Change;
import photo.sluice.writer.explain.Stars;

/** What the writers answered, for people or as one JSON object. */
public final class Replies {
    private final Map<String, Path> roots;
    private final boolean json;
    private final boolean watched;
    private int shown;

    /** @param roots root name to folder */
    public Replies(Map<String, Path> roots, boolean json) {
        this.roots = roots;
        this.json = json;
        this.watched = !json && Terminal.isWatched();
    }

    /** How far it is: one line that is written over, if somebody looks. */
    public void progress(Asking.Answer answer) {
        if (!watched || answer.photos() == shown) return;
        shown = answer.photos();
        System.err.printf(Locale.ROOT, "\r%,d photos", shown);
    }

    /** The end of it. */
    public void tell(Request request, Asking.Answer answer) {
        if (shown > 0) System.err.print("\r");
        if (json) System.out.println(Lines.json(object(request, answer)));
        else words(request, answer);
    }

    private void words(Request request, Asking.Answer answer) {
        answer.message().ifPresent(message -> System.err.println(Printable.line("sluice: " + message)));
        for (Change change : answer.sample()) {
            System.out.println(
                    Printable.line(file(change.photo()) + "  " + stars(change.before()) + " -> " + stars(change.after())
                            + (change.reasons().isEmpty() ? "" : "  " + String.join(" ", change.reasons()))));
        }
        String all = answer.counts().isEmpty() ? "no photo is known there" : "";
        System.out.println(request.id() + ": " + all
                + String.join(
                        ", ",
                        answer.counts().entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey())
                                .toList()));
        if (answer.counts().containsKey("busy")) {
            System.err.println("sluice: the busy ones were being written by somebody, or are away; ask again");
        }
    }

    private static String stars(Optional<Integer> stars) {
        return stars.map(Stars::words).orElse("none of ours");
    }

    private Map<String, Object> object(Request request, Asking.Answer answer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("request", request.id());
        object.put("dryRun", request.scope().dryRun());
        object.put("counts", answer.counts());
        object.put("sample", answer.sample().stream().map(this::object).toList());
        answer.message().ifPresent(message -> object.put("message", message));
        return object;
    }

    private Map<String, Object> object(Change change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", file(change.photo()).toString());
        change.before().ifPresent(stars -> object.put("before", stars));
        change.after().ifPresent(stars -> object.put("after", stars));
        object.put("reasons", change.reasons());
        return object;
    }

    private Path file(PhotoId photo) {
        Path root = roots.get(photo.root());
        return root == null ? Path.of(photo.key()) : root.resolve(photo.path());
    }
}
