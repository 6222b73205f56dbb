// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.util.List;

/** The bytes that we were about to write do not say what they should: a bug, found before it could do harm. */
public final class Unfaithful extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> differences;

    public Unfaithful(List<String> differences) {
        super(String.join("; ", differences));
        this.differences = List.copyOf(differences);
    }

    public List<String> differences() {
        return differences;
    }
}
