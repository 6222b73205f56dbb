// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

/** Why a sidecar could not be read or written. Names are stable: they appear in events and metrics. */
public enum Refusal {
    /** The file or its folder is write-protected; it is respected, never replaced. */
    READ_ONLY,
    /** A symbolic link that leads nowhere, or in a circle. */
    DANGLING_LINK,
    /** The real file lies outside every allowed root. */
    OUTSIDE_ROOTS,
    /** A folder, pipe or device in the sidecar's place. */
    NOT_A_FILE,
    /** The folder is gone, or was never there. */
    NO_FOLDER,
    /** Larger than {@link photo.sluice.sidecar.packet.Limits#MAX_BYTES}. */
    TOO_LARGE,
    /** No space, or no quota, left. Nothing was changed. */
    DISK_FULL,
    /** The file kept changing under our hands, five times over. */
    KEEPS_CHANGING,
    /** Any other failure of the disk or share. Nothing was changed. */
    IO
}
