// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import java.util.List;

/**
 * What a scan has found in a folder.
 *
 * @param photos all that lie there
 * @param fresh of them: never announced
 * @param changed of them: announced as something else
 * @param chosen those that the scan wants, by path below the root
 */
public record Found(Scope scope, int photos, int fresh, int changed, List<String> chosen) {
    public Found {
        chosen = List.copyOf(chosen);
    }
}
