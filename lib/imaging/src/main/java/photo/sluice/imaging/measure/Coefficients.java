// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** A full set of {@link Coefficient}s, each within its range. */
public final class Coefficients {
    /** The resource that holds the fitted set, beside this class; its head says what it was fitted on. */
    public static final String RESOURCE = "coefficients.properties";

    private final EnumMap<Coefficient, Double> values;

    private Coefficients(Map<Coefficient, Double> values) {
        this.values = new EnumMap<>(values);
        for (Coefficient coefficient : Coefficient.values()) {
            Double value = this.values.get(coefficient);
            if (value == null) {
                throw new IllegalArgumentException("no " + coefficient.key());
            }
            if (!(value >= coefficient.least() && value <= coefficient.most())) {
                throw new IllegalArgumentException(coefficient.key() + " is " + value + ", not " + coefficient.least()
                        + " to " + coefficient.most());
            }
        }
    }

    /** The fitted set that scores are made with. */
    public static Coefficients fitted() {
        return Fitted.SET;
    }

    /** These values; every coefficient must be there and in its range. */
    public static Coefficients of(Map<Coefficient, Double> values) {
        return new Coefficients(values);
    }

    /** Where a fit starts. */
    public static Coefficients start() {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        Arrays.stream(Coefficient.values()).forEach(c -> values.put(c, c.start()));
        return new Coefficients(values);
    }

    /**
     * Reads a set from properties.
     *
     * @throws IllegalStateException naming {@code name} if it is absent, or a key is missing, unknown or out of range
     */
    static Coefficients read(InputStream properties, String name) {
        Properties read = new Properties();
        try (InputStreamReader text = new InputStreamReader(properties, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("coefficients of the measures, " + name, e);
        }
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        try {
            for (Coefficient coefficient : Coefficient.values()) {
                Object value = read.remove(coefficient.key());
                if (value != null) {
                    values.put(coefficient, Double.parseDouble(value.toString().trim()));
                }
            }
            if (!read.isEmpty()) {
                throw new IllegalArgumentException("unknown " + read.keySet());
            }
            return new Coefficients(values);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("coefficients of the measures, " + name + ": " + e.getMessage(), e);
        }
    }

    public double get(Coefficient coefficient) {
        Double value = values.get(coefficient);
        return value == null ? coefficient.start() : value;
    }

    /** Half the score at {@code middle}, all of it at 0: 1 / (1 + (damage / middle)^power) (Hill 1910). */
    double left(double damage, Coefficient middle, Coefficient power) {
        return 1 / (1 + Math.pow(Math.max(1e-9, damage) / get(middle), get(power)));
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Loaded with the first score. */
    private static final class Fitted {
        static final Coefficients SET = load();

        private static Coefficients load() {
            InputStream found = Coefficients.class.getResourceAsStream(RESOURCE);
            if (found == null) {
                throw new IllegalStateException("coefficients of the measures: no resource " + RESOURCE);
            }
            return read(found, RESOURCE);
        }
    }
}
