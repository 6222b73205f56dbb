// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param topic what it is about, one word; a contract of the JSON
 * @param words what was found
 * @param advice what to do, if anything is to be done
 */
public record Finding(Level level, String topic, String words, Optional<String> advice) {
    /** Whether somebody has to do something. */
    public enum Level {
        FINE,
        /** Good to know. */
        NOTE,
        /** Something to look at. */
        LOOK;

        /** Lower-case name, as in JSON. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Finding fine(String topic, String words) {
        return new Finding(Level.FINE, topic, words, Optional.empty());
    }

    static Finding note(String topic, String words) {
        return new Finding(Level.NOTE, topic, words, Optional.empty());
    }

    static Finding look(String topic, String words, String advice) {
        return new Finding(Level.LOOK, topic, words, Optional.of(advice));
    }

    /** Something to look at if it occurs at all. */
    static Finding ifAny(boolean any, String topic, String words, String advice) {
        return any ? look(topic, words, advice) : fine(topic, words);
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("topic", topic);
        object.put("level", level.code());
        object.put("found", words);
        advice.ifPresent(text -> object.put("advice", text));
        return object;
    }

    /** As a line for people, and one more for the advice. */
    String line() {
        String mark = level == Level.LOOK ? "  !  " : level == Level.NOTE ? "  -  " : "     ";
        return mark + words + advice.map(text -> "\n       " + text).orElse("");
    }
}
