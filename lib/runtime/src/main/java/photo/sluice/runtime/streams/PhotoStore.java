// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import photo.sluice.contract.PhotoId;

/**
 * What one writer remembers of each photo of its partition, in order of folder and name, and which of them wait. It lies
 * on disk and in a changelog, so a library of a million photos needs little memory and survives the writer.
 */
public interface PhotoStore {
    Optional<byte[]> get(PhotoId photo);

    /** Remembers a photo, and whether something is still to be done for it. */
    void put(PhotoId photo, byte[] value, boolean waiting);

    /** The photos for which something is still to be done; what a restarted writer asks first. */
    List<PhotoId> waiting();

    /** Gives each photo that lies directly in a folder to the sink, by name. */
    void inFolder(String folder, BiConsumer<PhotoId, byte[]> sink);

    /** The folders that hold photos, of this one and all below it, in order. */
    List<String> folders(String place);
}
