// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Measures;
import photo.sluice.imaging.digikam.BasicFactors;
import photo.sluice.imaging.digikam.Label;
import photo.sluice.scorer.Scored;

/** A measurement as one JSON object. The keys are a contract, which the README writes down. */
public final class Json {
    private static final List<String> STEPS =
            List.of("read", "facts", "decode", "reduce", "measure", "hash", "model", "digikam");

    private Json() {}

    public static Map<String, Object> object(Measurement measurement) {
        Scored scored = measurement.scored();
        Measures measures = scored.measures();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", measurement.file().toString());
        object.put("technical", measures.technical());
        object.put("sharpness", measures.sharpness());
        object.put("motion", measures.motion());
        object.put("noise", measures.noise());
        object.put("exposure", measures.exposure());
        object.put("compression", measures.compression());
        object.put("reasons", measures.reasons());
        measurement.digikam().ifPresent(factors -> object.put("digikam", digikam(factors)));
        object.put("models", Opinions.object(scored.models(), measurement.tookMs()));
        object.put("raw", new TreeMap<>(measures.raw()));
        object.put("version", measures.version());
        object.put("format", scored.format());
        object.put("width", scored.width());
        object.put("height", scored.height());
        object.put("bytes", measurement.picture().bytes());
        object.put("decoded", measurement.picture().decoded().name().toLowerCase(Locale.ROOT));
        object.put("damaged", measurement.picture().damaged());
        object.put("capture", capture(scored.capture()));
        object.put("hash", scored.hash());
        object.put("tookMs", steps(Opinions.others(measurement.tookMs())));
        return object;
    }

    /** A file that could not be measured. */
    private static Map<String, Object> digikam(BasicFactors factors) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("quality", rounded(factors.quality(), 100));
        factors.label().map(Label::code).ifPresent(label -> object.put("label", label));
        object.put("blur", rounded(factors.blur(), 10_000));
        object.put("noise", rounded(factors.noise(), 10_000));
        object.put("exposure", rounded(factors.exposure(), 10_000));
        object.put("compression", rounded(factors.compression(), 10_000));
        return object;
    }

    private static Map<String, Object> capture(Capture capture) {
        Map<String, Object> object = new LinkedHashMap<>();
        capture.moment().time().ifPresent(time -> object.put("time", time.toString()));
        capture.moment().offset().ifPresent(offset -> object.put("offset", offset));
        if (capture.moment().suspect()) object.put("suspect", true);
        capture.gear().camera().ifPresent(camera -> object.put("camera", camera));
        capture.gear().lens().ifPresent(lens -> object.put("lens", lens));
        Capture.Exposure exposure = capture.exposure();
        exposure.seconds().ifPresent(seconds -> object.put("seconds", seconds));
        exposure.fNumber().ifPresent(number -> object.put("fNumber", number));
        exposure.iso().ifPresent(iso -> object.put("iso", iso));
        exposure.focalLength().ifPresent(length -> object.put("focalLength", length));
        exposure.bias().ifPresent(bias -> object.put("bias", bias));
        exposure.flashFired().ifPresent(fired -> object.put("flash", fired));
        capture.shot().orientation().ifPresent(orientation -> object.put("orientation", orientation));
        if (!capture.shot().hints().isEmpty())
            object.put("hints", capture.shot().hints());
        capture.place().ifPresent(place -> {
            object.put("latitude", place.latitude());
            object.put("longitude", place.longitude());
        });
        capture.rating().ifPresent(rating -> object.put("rating", rating));
        return object;
    }

    /** In the order in which they are taken, the total last. */
    static Map<String, Double> steps(Map<String, Double> took) {
        Map<String, Double> rest = new TreeMap<>(took);
        Map<String, Double> steps = new LinkedHashMap<>();
        for (String step : STEPS) {
            Double millis = rest.remove(step);
            if (millis != null) steps.put(step, millis);
        }
        Double total = rest.remove("total");
        steps.putAll(rest);
        if (total != null) steps.put("total", rounded(total, 100));
        return steps;
    }

    private static double rounded(double value, int parts) {
        return Math.rint(value * parts) / parts;
    }
}
