// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.health.HealthServer;

/** {@code host:port}, and what is served there. */
final class Addresses {
    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);
    private static final int LAST_PORT = 65535;

    private Addresses() {}

    /** Serves metrics and health at an address; where its port is in use, at another port. */
    static HealthServer serve(String address, PrometheusRegistry registry, Health health) throws IOException {
        InetSocketAddress wanted = parse(address);
        try {
            return HealthServer.start(wanted, registry, health);
        } catch (BindException taken) {
            HealthServer server = HealthServer.start(new InetSocketAddress(wanted.getAddress(), 0), registry, health);
            LOG.atWarn()
                    .addKeyValue("wanted", address)
                    .addKeyValue("taken", text(server.address()))
                    .log("port is in use; metrics are elsewhere");
            return server;
        }
    }

    /** The next port of the same host, for a second process; any port stays any. */
    static String next(String address) {
        InetSocketAddress first = parse(address);
        int port = first.getPort() == 0 || first.getPort() == LAST_PORT ? 0 : first.getPort() + 1;
        return address.substring(0, address.lastIndexOf(':') + 1) + port;
    }

    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static InetSocketAddress parse(String text) {
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
}
