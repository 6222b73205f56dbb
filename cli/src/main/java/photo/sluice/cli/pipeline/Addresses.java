// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.net.InetSocketAddress;
import photo.sluice.cli.Failure;

/** {@code host:port} and back. */
public final class Addresses {
    private Addresses() {}

    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            InetSocketAddress address = new InetSocketAddress(text.substring(0, Math.max(0, colon)), port);
            if (colon > 0 && !address.isUnresolved()) return address;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Failure.wrongUse("http.address = '" + text + "' is not host:port of this machine");
    }

    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
