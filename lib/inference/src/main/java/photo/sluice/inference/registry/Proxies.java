// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies that the environment names as curl reads them: {@code https_proxy}, {@code http_proxy}, {@code all_proxy}
 * and {@code no_proxy}, in either case. Where it names none, Java's own system properties.
 */
public final class Proxies extends ProxySelector {
    private final Map<String, String> environment;
    private final ProxySelector otherwise;

    public Proxies(Map<String, String> environment, ProxySelector otherwise) {
        this.environment = Map.copyOf(environment);
        this.otherwise = otherwise;
    }

    /** Of this process. */
    public static Proxies ofEnvironment() {
        return new Proxies(System.getenv(), ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI address) {
        String proxy = value(address.getScheme().toLowerCase(Locale.ROOT) + "_proxy");
        if (proxy.isBlank()) proxy = value("all_proxy");
        if (proxy.isBlank()) return otherwise.select(address);
        if (isExcepted(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT))) return List.of(Proxy.NO_PROXY);
        URI at = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (at.getHost() == null) throw new IllegalArgumentException("not a proxy: " + proxy);
        int port = at.getPort() < 0 ? 1080 : at.getPort(); // as curl does
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(at.getHost(), port)));
    }

    private boolean isExcepted(String host) {
        for (String each : value("no_proxy").split(",")) {
            String name = each.strip().toLowerCase(Locale.ROOT);
            if (name.startsWith(".")) name = name.substring(1);
            if (name.equals("*") || !name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) return true;
        }
        return false;
    }

    private String value(String name) {
        String value = environment.get(name);
        return value != null ? value : environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
}
