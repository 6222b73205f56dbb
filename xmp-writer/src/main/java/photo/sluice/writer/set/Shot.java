// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import java.util.stream.Stream;
import photo.sluice.contract.PhotoId;

/**
 * One release of the shutter: the files that show it share one verdict.
 *
 * @param files RAW, JPEG and HEIC of one capture; at least one, in order of name
 * @param versions edits and exports of it ({@code -Edit}, {@code _01}): judged with it, never its rivals
 */
public record Shot(List<PhotoId> files, List<PhotoId> versions) {
    public Shot {
        files = List.copyOf(files);
        versions = List.copyOf(versions);
        if (files.isEmpty()) throw new IllegalArgumentException("a shot has at least one file");
    }

    /** Files and versions. */
    public List<PhotoId> all() {
        return Stream.concat(files.stream(), versions.stream()).toList();
    }
}
