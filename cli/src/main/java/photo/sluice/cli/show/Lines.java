// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Verdict;

/**
 * One outcome as one JSON object: {@code photo}, {@code state}, {@code sidecar}, {@code technical}, {@code pick},
 * {@code stars}, {@code tags}, {@code reasons}, {@code latencyMs}, or {@code fault} and {@code message}. The keys are a
 * contract.
 */
public final class Lines {
    /** Keeps the keys in the order in which they were put. */
    private static final JsonMapper JSON = new JsonMapper();

    private Lines() {}

    /** The outcome's object; {@code where} tells the file of a photo on this machine. */
    public static Map<String, Object> object(SidecarOutcome outcome, Function<PhotoId, Path> where) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", where.apply(outcome.photo()).toString());
        object.put("state", outcome.state().code());
        outcome.sidecar()
                .ifPresent(sidecar -> object.put(
                        "sidecar",
                        where.apply(new PhotoId(outcome.photo().root(), sidecar))
                                .toString()));
        if (outcome.verdict().isPresent()) verdict(outcome.verdict().get(), object);
        outcome.fault().map(Fault::code).ifPresent(code -> object.put("fault", code));
        outcome.message().ifPresent(message -> object.put("message", message));
        object.put("latencyMs", outcome.latencyMs());
        return object;
    }

    private static void verdict(Verdict verdict, Map<String, Object> object) {
        object.put("technical", Math.round(verdict.technical() * 10) / 10.0);
        object.put("pick", verdict.pick());
        object.put("stars", verdict.stars());
        object.put("tags", verdict.tags());
        object.put("reasons", verdict.reasons());
    }

    /** One line of JSON. */
    public static String json(Map<String, Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }
}
