// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;

/** What Apple's maker note says of a shot. */
final class AppleNotes {
    private static final int HDR_IMAGE = 3;

    private AppleNotes() {}

    static void read(Metadata metadata, ShotNotes notes) {
        Fields apple = Fields.of(metadata, AppleMakernoteDirectory.class);
        notes.burst(apple.text(AppleMakernoteDirectory.TAG_BURST_UUID));
        notes.hint(
                Hint.CONTINUOUS,
                apple.text(AppleMakernoteDirectory.TAG_BURST_UUID).isPresent());
        notes.hint(Hint.HDR, apple.is(AppleMakernoteDirectory.TAG_HDR_IMAGE_TYPE, HDR_IMAGE));
    }
}
