// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

/**
 * Which photos a scan wants.
 *
 * @param scores whether the scorer is to look at them; matters for what is stale
 * @param tags whether the tagger is
 * @param without which of those it leaves alone
 */
public record Wanted(Mode mode, boolean scores, boolean tags, Without without) {
    /**
     * Photos that have one of these already are left alone.
     *
     * @param sidecar whoever wrote it
     * @param pick a pick label, whoever gave it
     * @param tags any keyword, whoever gave it
     */
    public record Without(boolean sidecar, boolean pick, boolean tags) {
        boolean any() {
            return sidecar || pick || tags;
        }
    }

    /** Whether sidecars have to be read to tell. */
    boolean readsSidecars() {
        return mode == Mode.STALE || without.any();
    }
}
