// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_imgproc.HoughLinesP;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Scalar4i;
import org.bytedeco.opencv.opencv_imgproc.Vec4iVector;

/**
 * Whether the edges of a tile are streaks of one direction, as motion leaves them.
 *
 * <p>digiKam divides whole numbers, so that every slope below one is nought and a fan of edges passes for motion, and takes
 * vertical lines for horizontal ones. Here an angle is an angle.
 */
final class Streaks {
    private Streaks() {}

    /** Edge strength, of the Laplacian, from which a pixel may belong to a line. */
    private static final double EDGE = 8;

    /** Fewer lines say nothing. */
    private static final int LINES = 4;

    /** Standard deviation in radians below which lines have one direction. */
    private static final double ALIKE = 0.65;

    /** Angles this close to 0 are counted from the other end of the half turn, which is next to them. */
    private static final double NEXT_TO_NOUGHT = Math.PI / 20;

    /** Whether the edges of a tile, the signed Laplacian in grey levels as 32-bit floats, are streaks. */
    static boolean in(Mat edges) {
        List<Double> angles = new ArrayList<>();
        try (Mat strong = new Mat();
                Mat bound = new Mat(edges.rows(), edges.cols(), edges.type(), new Scalar(EDGE));
                Vec4iVector lines = new Vec4iVector()) {
            compare(edges, bound, strong, CMP_GT);
            HoughLinesP(strong, lines, 1, Math.PI / 900, 15, 30, 10);
            for (long i = 0; i < lines.size(); i++) {
                try (Scalar4i line = lines.get(i)) {
                    angles.add(angle(line.get(0), line.get(1), line.get(2), line.get(3)));
                }
            }
        }
        return alike(angles);
    }

    /** The direction of a line in radians, about 0.16 to pi: pi is horizontal, pi / 2 vertical. */
    static double angle(int x1, int y1, int x2, int y2) {
        double angle = Math.atan2(y2 - y1, x2 - x1);
        if (angle < 0) angle += Math.PI;
        return angle < NEXT_TO_NOUGHT ? Math.PI - angle : angle;
    }

    static boolean alike(List<Double> angles) {
        if (angles.size() < LINES) return false;
        double mean = angles.stream().mapToDouble(a -> a).average().orElse(0);
        double squares =
                angles.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
        return Math.sqrt(squares / angles.size()) < ALIKE;
    }
}
