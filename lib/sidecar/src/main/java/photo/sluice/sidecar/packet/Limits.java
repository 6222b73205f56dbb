// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

/**
 * What of untrusted bytes is read at all; anything more would hurt the library behind.
 *
 * <p>The library takes quadratic time in siblings (10,000: 0.3 s; 40,000: 4.2 s; 300,000: over a minute) and overflows
 * the stack at a depth of about 2,000. The largest real sidecars seen (darktable, 70 history rows with 11 masks) stay
 * below 1 MB, 1,000 siblings and a depth of 12.
 */
public final class Limits {

    /** Bytes. */
    public static final int MAX_BYTES = 16 << 20;
    /** Children of one element, its attributes included. */
    static final int MAX_SIBLINGS = 10_000;
    /** Elements inside elements. */
    static final int MAX_DEPTH = 100;

    private Limits() {}
}
