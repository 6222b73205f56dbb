// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.imaging.Rendition;

/**
 * What the basic factors of digiKam's Image Quality Sorter make of a photo: a profile to compare with, which judges
 * nothing of ours.
 *
 * <p>Made from a description of its behaviour and the papers it cites, not from its code, with its weights and thresholds
 * and without these faults of it: motion angles of whole-number slopes and vertical lines that pass for horizontal
 * ({@link Streaks}), 255 counted as well exposed ({@link Exposure}), the weight meant for block edges unused and their
 * pixels taken off twice ({@link Compression}), a threshold for "pending" without effect ({@link Label}), frames that
 * divide nought by nought ({@link Blur}, {@link LyuNoise}). AF points are not looked at.
 *
 * @param blur share of the subject that is defocused or moved, 0..1
 * @param noise 0..1; a photo without noise has 0.07
 * @param exposure share of over- or underexposed pixels, weighted, 0..1
 * @param compression share of flat and block-edge pixels, weighted, 0..1; skies and bokeh count
 */
public record BasicFactors(double blur, double noise, double exposure, double compression) {
    /** The longer side that is looked at is no longer than this, as with digiKam's previews. */
    public static final int LONGEST_SIDE = 1024;

    /** A damage above it outweighs the others. */
    private static final double GRAVE = 0.9;

    private static final double GRAVE_WEIGHT = 20;

    public BasicFactors {
        damage("blur", blur);
        damage("noise", noise);
        damage("exposure", exposure);
        damage("compression", compression);
    }

    /**
     * The factors of a rendition, which is only read: of its reduced picture, shrunk by area to a longer side of at most
     * {@value #LONGEST_SIDE} pixels; as a rule it has 769 to 1024 of them.
     */
    public static BasicFactors of(Rendition photo) {
        return of(photo.colour());
    }

    static BasicFactors of(Mat bgr) {
        try (Mat small = reduced(bgr);
                Mat gray = new Mat()) {
            cvtColor(small, gray, COLOR_BGR2GRAY);
            return new BasicFactors(
                    Blur.damage(small, gray),
                    LyuNoise.damage(gray),
                    Exposure.damage(gray),
                    Compression.damage(small, gray));
        }
    }

    private static Mat reduced(Mat bgr) {
        int longer = Math.max(bgr.cols(), bgr.rows());
        if (longer <= LONGEST_SIDE) return new Mat(bgr);
        double scale = (double) LONGEST_SIDE / longer;
        Mat small = new Mat();
        try (Size size = new Size(
                Math.max(1, (int) Math.round(bgr.cols() * scale)), Math.max(1, (int) Math.round(bgr.rows() * scale)))) {
            resize(bgr, small, size, 0, 0, INTER_AREA);
        }
        return small;
    }

    /** 0 (worst) to 100: one less the mean damage, in which damages above 0.9 weigh twenty times as much. */
    public double quality() {
        double weights = 0;
        double sum = 0;
        for (double damage : new double[] {blur, noise, exposure, compression}) {
            double weight = damage > GRAVE ? GRAVE_WEIGHT : 1;
            weights += weight;
            sum += weight * damage;
        }
        return 100 * (1 - sum / weights);
    }

    /** The pick label of {@link #quality()}. */
    public Optional<Label> label() {
        return Label.of(quality());
    }

    private static void damage(String name, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(name + " is not 0 to 1: " + value);
    }
}
