// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** YAML to {@link ModelCard}, strictly: an unknown key, a wrong type and a value out of range each name file and key. */
public final class CardReader {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);

    private CardReader() {}

    /**
     * The card in {@code yaml}.
     *
     * @param file its name, for the message
     */
    public static ModelCard read(String file, String yaml) throws UnfitModelException {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UnfitModelException(file, "file", "is no YAML: " + firstLine(e.getOriginalMessage()));
        }
        Keys keys = new Keys(file, "", root);
        String name = keys.text("name");
        String version = keys.text("version");
        ModelCard.Origin origin = origin(keys);
        Input input = input(keys.block("input"));
        Output output = OutputReader.read(keys.block("output"));
        if (input.isAnySize() && output.hasPlaces()) {
            throw keys.fault("input.size", "is for models that find no places; give width and height");
        }
        Optional<Slider> thresholds =
                keys.has("thresholds") ? Optional.of(slider(keys.block("thresholds"))) : Optional.empty();
        keys.nothingLeft();
        try {
            return new ModelCard(name, version, origin, input, output, thresholds);
        } catch (IllegalArgumentException e) {
            throw keys.fault("name", message(e));
        }
    }

    private static ModelCard.Origin origin(Keys keys) throws UnfitModelException {
        String licence = keys.text("licence");
        String source = keys.text("source");
        URI uri;
        try {
            uri = new URI(source);
        } catch (URISyntaxException e) {
            throw keys.fault("source", "must be an address, not " + source);
        }
        if (!uri.isAbsolute()) throw keys.fault("source", "must be an address, not " + source);
        try {
            return new ModelCard.Origin(licence, uri, keys.text("sha256"));
        } catch (IllegalArgumentException e) {
            throw keys.fault("sha256", message(e));
        }
    }

    private static Input input(Keys keys) throws UnfitModelException {
        Optional<String> tensor = keys.optionalText("tensor");
        Optional<Any> any = keys.has("size") ? Optional.of(any(keys.block("size"))) : Optional.empty();
        int width = any.isPresent() ? any.get().longest() : keys.whole("width", 1, Input.LARGEST);
        int height = any.isPresent() ? any.get().longest() : keys.whole("height", 1, Input.LARGEST);
        Input.Arrangement arrangement =
                new Input.Arrangement(keys.choice("layout", Layout.class), keys.choice("colours", Colours.class));
        Shades shades;
        try {
            shades = new Shades(keys.number("scale"), keys.numbers("mean", 3), keys.numbers("std", 3));
        } catch (IllegalArgumentException e) {
            throw keys.fault("scale", message(e));
        }
        List<Double> stated = keys.numbers("range", 2);
        List<Double> actual = shades.range();
        double tolerance = 0.01 * (actual.get(1) - actual.get(0));
        for (int end = 0; end < 2; end++) {
            if (Math.abs(stated.get(end) - actual.get(end)) > tolerance) {
                throw keys.fault("range", "says " + stated + ", but scale, mean and std give " + actual);
            }
        }
        Resize resize = resize(keys);
        if (any.isPresent()) {
            if (!(resize instanceof Resize.Area)) throw keys.fault("resize", "must be area where size is given");
            resize = new Resize.Longest(any.get().multiple());
        }
        keys.nothingLeft();
        return new Input(tensor, width, height, arrangement, shades, resize);
    }

    /** {@code size: {longest: 512, multiple: 32}} in place of width and height. */
    private record Any(int longest, int multiple) {}

    private static Any any(Keys keys) throws UnfitModelException {
        int longest = keys.whole("longest", 1, Input.LARGEST);
        int multiple = keys.has("multiple") ? keys.whole("multiple", 1, 256) : 1;
        if (longest % multiple != 0) throw keys.fault("longest", "must be a multiple of " + multiple);
        keys.nothingLeft();
        return new Any(longest, multiple);
    }

    private static Resize resize(Keys keys) throws UnfitModelException {
        String rule = keys.text("resize");
        switch (rule) {
            case "nearest":
                return new Resize.Nearest();
            case "area":
                return new Resize.Area();
            case "letterbox":
                return new Resize.Letterbox(keys.whole("fill", 0, 255), keys.flag("centred", false));
            default:
                throw keys.fault("resize", "must be one of nearest, area, letterbox, not " + rule);
        }
    }

    private static Slider slider(Keys keys) throws UnfitModelException {
        try {
            Slider slider = new Slider(keys.number("default"), keys.number("min"), keys.number("max"));
            keys.nothingLeft();
            return slider;
        } catch (IllegalArgumentException e) {
            throw keys.fault("min", message(e));
        }
    }

    private static String message(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
