// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a model, known byte for byte before it is fetched.
 *
 * @param file name under which it is stored
 * @param sha256 lower-case hex
 * @param bytes its size
 * @param addresses where it can be had, tried in order; HTTP or HTTPS
 */
public record Part(String file, String sha256, long bytes, List<URI> addresses) {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,120}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Part {
        addresses = List.copyOf(addresses);
        if (!FILE.matcher(file).matches()) throw new IllegalArgumentException("not a file's name: " + file);
        if (!SHA256.matcher(sha256).matches()) throw new IllegalArgumentException("not a SHA-256 in hex: " + sha256);
        if (bytes < 1) throw new IllegalArgumentException(file + " cannot have " + bytes + " bytes");
        if (addresses.isEmpty()) throw new IllegalArgumentException(file + " has no address");
        for (URI address : addresses) {
            String scheme = String.valueOf(address.getScheme());
            if (!(scheme.equals("https") || scheme.equals("http")) || address.getHost() == null) {
                throw new IllegalArgumentException("not an address: " + address);
            }
        }
    }
}
