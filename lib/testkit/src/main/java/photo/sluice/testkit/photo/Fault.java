// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

/**
 * A fault of known strength. However they are listed, faults happen in the order of a camera: optics (defocus, shake), then
 * exposure, then grain, then compression.
 */
public sealed interface Fault {
    /** Lets the fault happen to a shot that is being developed. */
    void strike(Development shot);

    /** The lens focused elsewhere: each point becomes an even disc of {@code radius} pixels, 0 to 200. */
    record Defocus(double radius) implements Fault {
        public Defocus {
            require(radius >= 0 && radius <= 200, "a defocus radius is 0 to 200 pixels", radius);
        }

        @Override
        public void strike(Development shot) {
            shot.optics(picture -> Optics.defocus(picture, radius));
        }
    }

    /** The camera moved: each point becomes a line of {@code length} pixels (0 to 400), {@code angle} degrees from the x axis. */
    record Shake(double length, double angle) implements Fault {
        public Shake {
            require(length >= 0 && length <= 400, "a shake is 0 to 400 pixels long", length);
        }

        @Override
        public void strike(Development shot) {
            shot.optics(picture -> Optics.shake(picture, length, angle));
        }
    }

    /** Exposure off by {@code stops} (-10 to 10) in linear light; what exceeds white is clipped and gone. */
    record Exposure(double stops) implements Fault {
        public Exposure {
            require(stops >= -10 && stops <= 10, "an exposure is off by -10 to 10 stops", stops);
        }

        @Override
        public void strike(Development shot) {
            shot.expose(stops);
        }
    }

    /**
     * Gaussian grain, independent in each pixel and channel, of deviation {@code sigma} (0 to 100) in levels of 8 bits after
     * the tone curve. With {@code inShadows} it is 1.5 sigma in black and falls to 0.5 sigma in white, as sensors have it.
     */
    record Grain(double sigma, boolean inShadows) implements Fault {
        public Grain {
            require(sigma >= 0 && sigma <= 100, "a grain's sigma is 0 to 100 levels", sigma);
        }

        @Override
        public void strike(Development shot) {
            shot.grain(sigma, inShadows);
        }
    }

    /** Saved at JPEG quality 1 to 100 on the scale of the Independent JPEG Group. */
    record Compression(int quality) implements Fault {
        public Compression {
            require(quality >= 1 && quality <= 100, "a JPEG quality is 1 to 100", quality);
        }

        @Override
        public void strike(Development shot) {
            shot.quality(quality);
        }
    }

    /** Reduced to {@code share} of its width and height (0.01 to 1), by averaging. */
    record Reduction(double share) implements Fault {
        public Reduction {
            require(share >= 0.01 && share <= 1, "a reduction keeps a share of 0.01 to 1", share);
        }

        @Override
        public void strike(Development shot) {
            shot.optics(picture -> Optics.reduce(picture, share));
        }
    }

    private static void require(boolean held, String rule, double value) {
        if (!held) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
