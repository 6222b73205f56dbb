// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.util.Map;
import javax.xml.namespace.QName;

/** What a packet says, by URI and value whatever its spelling, read without the library. */
public final class Properties {

    private Properties() {}

    public static Map<QName, Value> of(byte[] bytes) {
        try {
            return Canon.read(bytes);
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
