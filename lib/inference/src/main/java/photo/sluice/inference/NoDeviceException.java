// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

/** The CUDA device that was asked for by number does not work; nothing was opened. */
public final class NoDeviceException extends Exception {
    NoDeviceException(Device.Cuda wanted, String reason) {
        super("cuda:" + wanted.number() + " does not work: " + reason);
    }
}
