// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.Map;

/** The topics, and what each must be like on every cluster. */
public enum Topic {
    /** Live arrivals. One partition: share groups need no more, and with one every member can take every photo. */
    PHOTOS_LIVE("sluice.photos.live", false, Map.of("retention.ms", "-1")),
    /** Backfill arrivals. */
    PHOTOS_BACKFILL("sluice.photos.backfill", false, Map.of("retention.ms", "-1")),
    /** What the watcher announced last of each photo. */
    CATALOGUE("sluice.catalogue", false, Map.of("cleanup.policy", "compact")),
    /** What the workers saw, partitioned by folder. */
    RESULTS("sluice.results", true, Map.of("retention.ms", String.valueOf(30L * 24 * 3600 * 1000))),
    /** Requests to the writers and their answers; a copy of each request in every partition. As many as the results have. */
    REQUESTS("sluice.requests", true, Map.of("retention.ms", String.valueOf(30L * 24 * 3600 * 1000))),
    /** The ledger and the outcomes, partitioned like the results. */
    SIDECARS("sluice.sidecars", true, Map.of("cleanup.policy", "compact")),
    /** What failed for good, with its reason. */
    QUARANTINE("sluice.quarantine", false, Map.of("retention.ms", "-1"));

    private final String text;
    private final boolean byFolder;
    private final Map<String, String> settings;

    Topic(String text, boolean byFolder, Map<String, String> settings) {
        this.text = text;
        this.byFolder = byFolder;
        this.settings = settings;
    }

    /** The name on the cluster. */
    public String text() {
        return text;
    }

    /** Whether records are placed by {@link PhotoId#folder()}; such topics all have the same number of partitions. */
    public boolean byFolder() {
        return byFolder;
    }

    /** Topic settings that differ from the broker's. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The topic of arrivals of a lane. */
    public static Topic photos(Lane lane) {
        return lane == Lane.LIVE ? PHOTOS_LIVE : PHOTOS_BACKFILL;
    }
}
