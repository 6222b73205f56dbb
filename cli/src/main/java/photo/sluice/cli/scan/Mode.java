// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

/** Which photos of a folder a scan wants. */
public enum Mode {
    /** Those that were never announced, or have changed since. */
    NEW,
    /** All. */
    ALL,
    /** Those whose sidecar tells of other measures or models than are installed now. */
    STALE
}
