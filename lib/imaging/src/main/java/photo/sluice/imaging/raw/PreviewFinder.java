// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.Optional;
import photo.sluice.imaging.format.Bytes;

/**
 * Finds the largest JPEG that the camera embedded in a RAW file and that can be looked at as it is.
 *
 * <p>Knows NEF, CR2, CR3, ARW, DNG, RAF, ORF, RW2, PEF, SRW, 3FR and what else is built like a TIFF; told by the first
 * bytes. The sensor's own data, which some of them keep as a lossless JPEG, is never taken for a preview.
 *
 * <p>Hostile files cost little: at most {@value Reads#MOST} small reads a file, each directory once, every offset and count
 * checked. What lies beyond the end or the budget is as if it were not there.
 */
public final class PreviewFinder {
    private PreviewFinder() {}

    /**
     * The largest preview, by pixels; empty if there is none that is complete. A thumbnail of 160x120 is a preview too:
     * whether one is large enough is the caller's question.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Optional<Preview> find(Bytes bytes) {
        Reads reads = new Reads(bytes);
        Candidates found = new Candidates(reads);
        if (bytes.has(0, "FUJIFILMCCD-RAW")) {
            Raf.collect(reads, found);
        } else if (bytes.has(4, "ftyp")) {
            Cr3.of(reads).collect(found);
        } else {
            TiffPreviews.collect(reads, found);
        }
        return found.largest();
    }
}
