// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.List;

/** The stages that take photos from the log. */
public final class Stages {
    public static final String SCORER = "scorer";
    public static final String TAGGER = "tagger";
    public static final List<String> NAMES = List.of(SCORER, TAGGER);

    private Stages() {}
}
