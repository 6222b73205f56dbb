// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.IOException;
import java.nio.file.Path;

/** What a watcher stands in: the machine, or what a test makes of it. */
public interface Surroundings {
    /** Events of folders on the file system of this one. */
    EventSource events(Path root) throws IOException;

    FileSystems fileSystems();

    /** This machine. */
    static Surroundings ofThisMachine() {
        return new Surroundings() {
            @Override
            public EventSource events(Path root) throws IOException {
                return EventSource.of(root);
            }

            @Override
            public FileSystems fileSystems() {
                return new FileSystems();
            }
        };
    }
}
