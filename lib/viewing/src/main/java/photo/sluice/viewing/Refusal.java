// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import photo.sluice.contract.Fault;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Roots;

/** The fault that stands for a photo without pixels. */
final class Refusal {
    private Refusal() {}

    /** The fault of a file below this root; a file that vanished with its whole root is not gone but out of reach. */
    static FaultException of(UnreadablePhoto photo, Roots roots, String root) {
        if (photo.reason() == Reason.VANISHED || photo.reason() == Reason.IO) {
            try {
                roots.mounted(root);
            } catch (FaultException unavailable) {
                return unavailable;
            }
        }
        return new FaultException(fault(photo.reason()), String.valueOf(photo.getMessage()), photo);
    }

    static Fault fault(Reason reason) {
        return switch (reason) {
            case EMPTY -> Fault.EMPTY;
            case NOT_A_PHOTO -> Fault.NOT_A_PHOTO;
            case UNSUPPORTED -> Fault.UNSUPPORTED_FORMAT;
            case TRUNCATED -> Fault.TRUNCATED;
            case CORRUPT -> Fault.CORRUPT;
            case TOO_LARGE -> Fault.TOO_LARGE;
            case TOO_SLOW -> Fault.TOO_SLOW;
            case DECODER_CRASHED -> Fault.DECODER_CRASHED;
            case VANISHED -> Fault.GONE;
            case CHANGED -> Fault.CHANGED;
            case NO_PERMISSION -> Fault.NO_PERMISSION;
            case IO -> Fault.IO_ERROR;
        };
    }
}
