// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** One flower at close range: petals with veins, a disc of florets, drops of dew; behind it nothing is in focus. */
final class Flower {
    private Flower() {}

    static void paint(Easel e) {
        backdrop(e);
        float unit = Math.min(e.w, e.h);
        float cx = e.w * e.any(0.42, 0.58);
        float cy = e.h * e.any(0.40, 0.46);
        float r = unit * 0.30f;
        stem(e, cx, cy, r);
        Tone petal = Tone.of(new int[] {0xE8A818, 0xD6508C, 0xEDE8F4, 0xD85A2A}[e.random.nextInt(4)]);
        for (int ring = 0; ring < 2; ring++) {
            int petals = 17;
            for (int i = 0; i < petals; i++) {
                double angle = 6.2832 * (i + 0.5 * ring) / petals + e.any(-0.07, 0.07);
                petal(
                        e,
                        cx,
                        cy,
                        r * (1.12f - 0.12f * ring) * e.any(0.93, 1.05),
                        angle,
                        petal.times(0.72f + 0.24f * ring),
                        i);
            }
        }
        florets(e, cx, cy, r * 0.36f);
    }

    private static void backdrop(Easel e) {
        e.fill(0, 0, e.w, e.h, (x, y, out) -> {
            float big = e.noise.soft(x * 90f / e.w, y * 90f / e.w);
            Tone.of(0x24401E)
                    .mix(Tone.of(0x8FA65A), Easel.clamp(0.45f + 0.7f * big - 0.25f * y / e.h))
                    .into(out, 0.8f);
        });
        float unit = Math.min(e.w, e.h);
        for (int i = 0; i < 46; i++) {
            float r = unit * e.any(0.03, 0.095);
            float cx = e.any(0, e.w);
            float cy = e.any(0, e.h * 0.9);
            float gain = e.any(0.05, 0.28);
            Tone tone = Tone.of(0xC8D890).mix(Tone.of(0xF4E8C8), e.any(0, 1));
            float core = r - unit * 0.006f;
            for (int y = Math.max(0, (int) (cy - r)); y <= Math.min(e.h - 1, cy + r); y++) {
                for (int x = Math.max(0, (int) (cx - r)); x <= Math.min(e.w - 1, cx + r); x++) {
                    float d = (float) Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
                    float rim = 0.85f + 0.3f * Easel.step(r * 0.7f, core, d);
                    e.picture.add(y * e.w + x, tone, gain * rim * Easel.clamp((r - d) / (r - core)));
                }
            }
        }
    }

    private static void stem(Easel e, float cx, float cy, float r) {
        float lean = e.any(-0.25, 0.25) * r;
        Tone green = Tone.of(0x6C8A3A);
        float half = r * 0.052f;
        for (int y = (int) cy; y < e.h; y++) {
            float t = (y - cy) / (e.h - cy);
            float mid = cx + lean * t * t;
            for (int x = (int) (mid - half - 2); x <= mid + half + 2; x++) {
                float u = (x - mid) / half;
                e.blend(
                        x,
                        y,
                        Easel.clamp(half + 0.5f - Math.abs(x - mid)),
                        (px, py, out) -> green.into(
                                out,
                                Math.max(
                                        0.1f,
                                        0.75f - 0.45f * u + 0.3f * e.noise.rough((px - mid) * 0.9f, py * 0.12f))));
            }
            if (y % 3 == 0) {
                float side = e.random.nextBoolean() ? 1 : -1;
                e.stroke(
                        mid + side * half,
                        y,
                        mid + side * half * e.any(1.2, 1.7),
                        y - e.any(0, 5),
                        1,
                        0.5f,
                        Tone.of(0xC4D49A));
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            float at = e.any(0.5, 0.75);
            float y = cy + (e.h - cy) * at;
            float length = r * e.any(0.8, 1.05);
            Nature.leaf(
                    e,
                    cx + lean * at * at + side * length * 0.42f,
                    y - length * 0.18f,
                    length,
                    side * -0.42,
                    green.times(0.75f));
        }
    }

    private static void petal(Easel e, float cx, float cy, float length, double angle, Tone tone, int id) {
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        float mid = length * 0.58f;
        float px = cx + cos * mid;
        float py = cy + sin * mid;
        float rx = length * 0.44f;
        float ry = length * 0.118f;
        e.ellipse(px + length * 0.014f, py + length * 0.02f, rx, ry, angle, length * 0.03f, (x, y, out) -> {
            int i = y * e.w + x;
            for (int c = 0; c < 3; c++) {
                out[c] = e.picture.plane(c)[i] * 0.45f;
            }
        });
        e.ellipse(px, py, rx, ry, angle, 1.2f, (x, y, out) -> {
            float u = ((x - px) * cos + (y - py) * sin) / rx;
            float v = ((y - py) * cos - (x - px) * sin) / ry;
            float spread = v / (0.55f + 0.45f * (1 - u * u));
            float vein = e.noise.rough(spread * 34 + id * 61, u * 9);
            float fine = e.noise.rough(x * 0.9f, y * 0.9f);
            float cup = 0.80f + 0.16f * u - 0.26f * v * (cos * 0.6f - sin * 0.2f + 0.6f) - 0.22f * v * v;
            float crease = Math.abs(spread) < 0.07f ? 0.86f : 1;
            float root = Easel.step(-1.0f, -0.35f, u);
            tone.mix(tone.times(0.5f).mix(Tone.of(0x6A2410), 0.35f), 1 - root)
                    .into(out, crease * Math.max(0.05f, cup + 0.26f * vein + 0.12f * fine));
        });
    }

    private static void florets(Easel e, float cx, float cy, float r) {
        e.ellipse(
                cx,
                cy,
                r * 1.02f,
                r * 1.02f,
                0,
                3,
                (x, y, out) -> Tone.of(0x3A2008).into(out, 0.6f));
        int count = 620;
        for (int i = count; i > 0; i--) {
            float d = r * (float) Math.sqrt(i / (float) count);
            double angle = i * 2.399963; // the golden angle: how real florets are packed (Vogel 1979)
            float x = cx + d * (float) StrictMath.cos(angle);
            float y = cy + d * (float) StrictMath.sin(angle);
            float t = d / r;
            Tone tone = Tone.of(0x6A5A18).mix(Tone.of(0xE0A020), t).times(0.65f + 0.4f * e.any(0, 1));
            Nature.ball(e, x, y, r * 0.045f, r * 0.045f, tone, 0.55f);
        }
        for (int i = 0; i < 9; i++) {
            double angle = e.any(0, 6.28);
            float d = r * e.any(1.4, 2.6);
            float x = cx + d * (float) StrictMath.cos(angle);
            float y = cy + d * (float) StrictMath.sin(angle);
            float drop = r * e.any(0.035, 0.075);
            e.ellipse(x, y, drop, drop * 0.92f, 0, 1.2f, (px, py, out) -> {
                int at = py * e.w + px;
                float v = (py - y) / drop;
                float spark = Easel.clamp(2.2f
                        - ((px - x + drop * 0.35f) * (px - x + drop * 0.35f)
                                        + (py - y + drop * 0.4f) * (py - y + drop * 0.4f))
                                / (drop * drop * 0.022f));
                for (int c = 0; c < 3; c++) {
                    out[c] = e.picture.plane(c)[at] * (0.72f + 0.55f * v) + 0.04f + spark;
                }
            });
        }
    }
}
