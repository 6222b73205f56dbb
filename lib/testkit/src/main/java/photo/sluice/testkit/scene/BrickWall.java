// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** A brick wall in raking light, a window that mirrors the sky, ivy that climbs up one side. */
final class BrickWall {
    private static final Tone MORTAR = Tone.of(0xB7AEA0);
    private static final Tone WOOD = Tone.of(0xE6E3DA);

    private BrickWall() {}

    static void paint(Easel e) {
        float course = e.h / 25f;
        float length = course * 3.1f;
        Tone warm = Tone.of(0x9C553F);
        Tone dark = Tone.of(0x5E3428);
        float[] box = window(e, course, length);
        e.fill(0, 0, e.w, e.h, (x, y, out) -> {
            float wx = x + 2.5f * e.noise.soft(x * 0.5f, y * 0.5f) + 1.6f * e.noise.rough(x * 0.6f, y * 0.6f);
            float wy =
                    y + 3.0f * e.noise.soft(x * 0.5f + 300, y * 0.5f) + 1.6f * e.noise.rough(x * 0.6f + 99, y * 0.6f);
            int row = (int) (wy / course + 64) - 64;
            float across = wx / length + (row & 1) * 0.5f + 0.03f * e.noise.cell(row, 77);
            int column = (int) (across + 64) - 64;
            float u = (across - column) * length;
            float v = wy - row * course;
            float joint = course * 0.085f;
            float inside = Math.min(Math.min(u, length - u), Math.min(v, course - v)) - joint;
            float body = Easel.clamp(inside / 2 + 0.5f);
            float bevel =
                    (v - joint < 5 ? 0.25f : 0) - (course - joint - v < 4 ? 0.30f : 0) + (u - joint < 4 ? 0.12f : 0);
            float grain = e.noise.rough(x * 0.95f, y * 0.95f);
            float stain = e.noise.soft(x * 0.25f, y * 0.16f);
            float kind = e.noise.cell(column, row);
            Tone brick = warm.mix(dark, kind * kind * 1.0f).mix(Tone.of(0xC98A5E), e.noise.cell(row, column) * 0.35f);
            float sun = 1.25f - 0.55f * Easel.step(-0.25f, 0.25f, (x - e.w * 0.78f + y * 0.35f) / e.w + 0.04f * stain);
            float lit = sun * (0.82f + 0.60f * grain + 0.30f * stain + bevel * body);
            MORTAR.times(0.62f).mix(brick, body).into(out, Math.max(0.06f, lit));
        });
        pane(e, box);
        ivy(e);
    }

    private static float[] window(Easel e, float course, float length) {
        float left = e.w * 0.5f - length * 0.4f;
        return new float[] {left, course * 5, Math.min(e.w * 0.86f, left + length * 3.2f), course * 18};
    }

    private static void pane(Easel e, float[] box) {
        float x0 = box[0];
        float y0 = box[1];
        float x1 = box[2];
        float y1 = box[3];
        float beam = (y1 - y0) * 0.030f;
        e.fill((int) (x0 - beam), (int) y1, (int) (x1 + beam * 2), (int) (y1 + beam * 2.4f), (x, y, out) -> {
            float t = (y - y1) / (beam * 2.4f);
            Tone.of(0xA9A59A).into(out, (t < 0.45f ? 1.1f : 0.55f) * (1 + 0.35f * e.noise.rough(x * 0.8f, y * 0.8f)));
        });
        e.fill((int) x0, (int) (y1 + beam * 2.4f), (int) (x1 + beam * 4), (int) (y1 + beam * 4), (x, y, out) -> {
            int i = y * e.w + x;
            float t = 0.45f + 0.55f * Easel.clamp((y - y1 - beam * 2.4f) / (beam * 1.6f));
            for (int c = 0; c < 3; c++) {
                out[c] = e.picture.plane(c)[i] * t;
            }
        });
        e.fill((int) x0, (int) y0, (int) x1, (int) y1, (x, y, out) -> {
            float u = (x - x0) / (x1 - x0);
            float v = (y - y0) / (y1 - y0);
            float bar = Math.min(Math.min(x - x0, x1 - x), Math.min(y - y0, y1 - y));
            bar = Math.min(bar, beam * 0.5f + Math.min(Math.abs(u - 0.5f) * (x1 - x0), 999));
            bar = Math.min(bar, beam * 0.62f + Math.min(Math.abs(v - 0.33f), Math.abs(v - 0.66f)) * (y1 - y0));
            if (bar < beam) {
                float flake = e.noise.rough(x * 0.5f, y * 0.12f);
                float edge = bar < 2 || bar > beam - 3 ? 0.55f : 1;
                WOOD.into(out, edge * (0.68f + 0.18f * flake));
                return;
            }
            float cloud = Easel.step(-0.1f, 0.5f, e.noise.soft(u * 260 + v * 40, v * 240));
            Tone glass = Tone.of(0x3E6690).mix(Tone.of(0xE8EEF2), cloud * 0.8f).times(0.75f);
            float curtain = Easel.step(0.25f, 0.05f, Math.min(u, 1 - u) + 0.03f * e.noise.soft(8, y * 0.7f));
            float fold = 0.5f + 0.5f * e.noise.soft(u * 900, v * 12);
            float tree = Easel.step(
                    0.0f,
                    0.04f,
                    v - 0.62f - 0.3f * e.noise.soft(u * 500, 33) + 0.06f * e.noise.rough(x * 0.6f, y * 0.6f));
            glass.mix(Tone.of(0x1E2C1C).times(0.8f + 0.6f * e.noise.rough(x * 0.7f, y * 0.7f)), tree)
                    .mix(Tone.of(0xC8BFAE).times(fold), curtain * 0.55f)
                    .into(out, bar < beam * 1.5f ? 0.55f : 1);
        });
    }

    private static void ivy(Easel e) {
        int stems = 16;
        for (int s = 0; s < stems; s++) {
            float x = e.w * e.any(-0.02, 0.22);
            float y = e.h * 1.02f;
            float reach = e.h * e.any(0.35, 1.0);
            double way = -1.5;
            for (float gone = 0; gone < reach; gone += e.h * 0.012f) {
                way = Math.max(-2.4, Math.min(-0.5, way + e.any(-0.5, 0.5)));
                float nx = x + (float) StrictMath.cos(way) * e.h * 0.012f;
                float ny = y + (float) StrictMath.sin(way) * e.h * 0.012f;
                e.stroke(x, y, nx, ny, 4, 3, Tone.of(0x4A3A26));
                x = nx;
                y = ny;
                for (int k = 0; k < 9; k++) {
                    float lx = x + e.any(-1, 1) * e.h * 0.045f;
                    float ly = y + e.any(-1, 1) * e.h * 0.03f;
                    float size = e.h * e.any(0.014, 0.032);
                    double angle = e.any(0.6, 2.5);
                    Nature.leaf(e, lx + size * 0.12f, ly + size * 0.22f, size, angle, Tone.of(0x140E0A));
                    Tone green = Tone.of(0x2E5220)
                            .mix(Tone.of(0x86A848), e.random.nextFloat() * e.random.nextFloat() * 1.1f);
                    Nature.leaf(e, lx, ly, size, angle, green.times(e.any(0.7, 1.3)));
                }
            }
        }
    }
}
