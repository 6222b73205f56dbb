// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.util.Locale;

/** Numbers of bytes in words. */
final class Bytes {
    private Bytes() {}

    static String of(long bytes) {
        if (bytes >= 1L << 30) return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
        return (bytes >> 20) + " MiB";
    }
}
