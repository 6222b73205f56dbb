// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifTiffHandler;

/** Takes the first directory of a TIFF block for a given kind: CR3 keeps the Exif, GPS and maker note in blocks of their own. */
final class BlockHandler extends ExifTiffHandler {
    private final Class<? extends Directory> kind;

    BlockHandler(Metadata metadata, Class<? extends Directory> kind) {
        super(metadata, null, 0);
        this.kind = kind;
    }

    @Override
    public void setTiffMarker(int marker) {
        pushDirectory(kind);
    }
}
