// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One press of the shutter button: frames that are drawn together because they share their scene. */
interface Take {
    /** Draws the scene; each frame's bytes are made when they are asked for. */
    List<Frame> frames();

    /**
     * One file of a take.
     *
     * @param sidecar an XMP sidecar that lies beside the file already
     */
    record Frame(DemoPhoto photo, Supplier<byte[]> file, Optional<String> sidecar) {
        static Frame of(DemoPhoto photo, Supplier<byte[]> file) {
            return new Frame(photo, file, Optional.empty());
        }
    }
}
