// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

/** These bytes are no XMP that we would dare to write again; the code says why, the message where. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final Malformation code;
    private final String reason;

    public Unreadable(Malformation code, String detail) {
        super(detail);
        this.code = code;
        this.reason = detail;
    }

    public Malformation code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
