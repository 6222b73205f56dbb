// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a photo is. Every worker takes a backfill photo only when no live one waits. */
public enum Lane {
    /** It arrived while the watcher was looking. */
    @JsonProperty("live")
    LIVE,
    /** It was there already, when a start or a scan found it. */
    @JsonProperty("backfill")
    BACKFILL;

    /** Lower-case name, as in topics, metrics and JSON. */
    public String code() {
        return this == LIVE ? "live" : "backfill";
    }
}
