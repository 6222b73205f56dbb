// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

/** A process died that an earlier photo may have damaged: this one is not to blame before it killed a new one. */
final class Inherited extends Exception {
    Inherited() {
        super("a used process died", null, false, false);
    }
}
