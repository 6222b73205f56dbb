// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** Light that is added to what is already there. */
final class Light {
    private Light() {}

    /** A lamp of radius {@code core} pixels with a halo that falls off with the square of the distance up to {@code reach}. */
    static void glow(Easel e, float cx, float cy, float core, float reach, Tone tone) {
        float edge = core * core / (reach * reach);
        for (int y = Math.max(0, (int) (cy - reach)); y <= Math.min(e.h - 1, (int) (cy + reach)); y++) {
            for (int x = Math.max(0, (int) (cx - reach)); x <= Math.min(e.w - 1, (int) (cx + reach)); x++) {
                float d2 = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                float fall = core * core / Math.max(core * core * 0.8f, d2) - edge;
                if (fall > 0) {
                    e.picture.add(y * e.w + x, tone, fall);
                }
            }
        }
    }
}
