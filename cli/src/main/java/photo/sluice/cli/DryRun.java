// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.List;
import photo.sluice.runtime.settings.Settings;

final class DryRun {
    private DryRun() {}

    static int of(List<Path> folders, Settings settings, boolean json) {
        throw new UnsupportedOperationException();
    }
}
