// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.nio.file.Path;

/** Where a photo lies as seen from the report: a relative reference, so that both can be moved together. */
final class Address {
    private Address() {}

    /**
     * The reference from a file in {@code folder} to {@code photo}, percent-encoded by the bytes of the name. It begins
     * with a dot, so that no file name can be taken for a scheme such as {@code javascript:}.
     *
     * @param folder absolute
     * @param photo absolute
     */
    static String of(Path folder, Path photo) {
        String[] from = folder.toUri().getRawPath().split("/");
        String[] to = photo.toUri().getRawPath().split("/");
        int same = 0;
        while (same < from.length && same < to.length - 1 && from[same].equals(to[same])) same++;
        StringBuilder address = new StringBuilder(same == from.length ? "./" : "");
        address.append("../".repeat(from.length - same));
        for (int i = same; i < to.length; i++) {
            if (i > same) address.append('/');
            address.append(to[i].replace("'", "%27").replace("\"", "%22"));
        }
        return address.toString();
    }
}
