// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

/** The device that was asked for by name does not work; nothing was opened. The message says what can be done. */
public final class NoDeviceException extends Exception {
    /** @param built whether the runtime on the class path knows such devices at all */
    NoDeviceException(Device wanted, String reason, boolean built) {
        super(wanted + " does not work: " + reason + "; "
                + (built ? check(wanted) : "this is the build for processors:" + " build with -Pcuda")
                + ", or let the device be auto or cpu");
    }

    private static String check(Device wanted) {
        String needs = wanted instanceof Device.Tensorrt ? "TensorRT 10, CUDA 12 and cuDNN 9" : "CUDA 12 and cuDNN 9";
        return "see that nvidia-smi lists it and that the libraries of " + needs + " are found";
    }
}
