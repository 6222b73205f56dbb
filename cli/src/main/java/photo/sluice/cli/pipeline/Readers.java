// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.runtime.settings.Settings;

/** Makes the reader of photos from the settings. */
public final class Readers {
    private Readers() {}

    /** A reader that keeps these limits. */
    public static PhotoReader of(Settings settings) {
        Settings.Limits limits = settings.work().limits();
        Settings.Decode decode = limits.decode();
        return new PhotoReader(new Limits(
                limits.pixels(),
                limits.bytes(),
                new Limits.Decoding(decode.time(), decode.memory(), decode.children())));
    }
}
