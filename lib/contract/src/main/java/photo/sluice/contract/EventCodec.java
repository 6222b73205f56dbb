// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events to JSON and back; thread-safe. */
public final class EventCodec {
    /** The schema number that this code writes, and the newest that it reads. */
    public static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final byte[] HEAD = ("{\"schema\":" + SCHEMA + ",").getBytes(StandardCharsets.UTF_8);

    private EventCodec() {}

    /** The mapper that events are written with, for values that are stored beside them. */
    public static JsonMapper json() {
        return JSON;
    }

    /** One JSON object with {@code schema} and {@code type} first, UTF-8; equal events give equal bytes. */
    public static byte[] write(Event event) {
        return written(event);
    }

    /** The same for what stands in the topic of requests. */
    public static byte[] write(RequestEvent event) {
        return written(event);
    }

    private static byte[] written(Object event) {
        try {
            byte[] body = JSON.writeValueAsBytes(event); // begins with its type
            byte[] whole = new byte[HEAD.length + body.length - 1];
            System.arraycopy(HEAD, 0, whole, 0, HEAD.length);
            System.arraycopy(body, 1, whole, HEAD.length, body.length - 1);
            return whole;
        } catch (JacksonException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * The event in these bytes; unknown fields are ignored.
     *
     * @throws UnreadableEvent if it is no JSON, of an unknown type or a newer schema, or breaks a rule of its type
     */
    public static Event read(byte[] bytes) throws UnreadableEvent {
        return read(bytes, Event.class);
    }

    /** The same for what stands in the topic of requests. */
    public static RequestEvent readRequest(byte[] bytes) throws UnreadableEvent {
        return read(bytes, RequestEvent.class);
    }

    private static <T> T read(byte[] bytes, Class<T> type) throws UnreadableEvent {
        try {
            int schema = schema(bytes);
            if (schema < 1 || schema > SCHEMA) throw new UnreadableEvent("schema " + schema + " is not known here");
            return JSON.readValue(bytes, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
        }
    }

    /** It stands first in what we write; elsewhere it is looked for. */
    private static int schema(byte[] bytes) throws IOException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            boolean first = parser.nextToken() == JsonToken.START_OBJECT
                    && "schema".equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
            if (first) return parser.getIntValue();
        }
        return JSON.readTree(bytes).path("schema").asInt(0);
    }
}
