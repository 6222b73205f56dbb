// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.nio.file.Path;
import photo.sluice.sidecar.Ledger;

/** What became of publishing. */
public sealed interface Published {

    /** The bytes are on the disk under their final name, or the file is gone; the folder is not yet forced. */
    record Done(Path path, Ledger ledger) implements Published {}

    /** Somebody wrote meanwhile, and was left alone: prepare again, with the ledger from before the intent. */
    record Changed(Path path) implements Published {}

    /** Nothing was written; what was there is there. */
    record Refuse(Path path, Refusal code, String detail) implements Published {}
}
