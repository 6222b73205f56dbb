// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** JSON that may stand inside a {@code script} element: nothing in it can end or open one. */
final class Inert {
    private static final JsonMapper JSON = new JsonMapper();

    private Inert() {}

    static String json(Object value) {
        try {
            return safe(JSON.writeValueAsString(value));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code <} and {@code >} stand in JSON only within strings, where their escapes mean the same. */
    static String safe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
