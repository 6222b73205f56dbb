// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** A field of grass and poppies that runs to a line of trees, under fair-weather clouds. */
final class Meadow {
    private Meadow() {}

    static void paint(Easel e) {
        int line = (int) (e.h * e.any(0.34, 0.42));
        Nature.sky(e, line + 2, Tone.of(0x3B7CC4), Tone.of(0xD3E3EE), Tone.of(0xFFFDF8), e.any(0.4, 0.6));
        hills(e, line);
        e.fill(0, line, e.w, e.h, (x, y, out) -> {
            float t = (y - line) / (float) (e.h - line);
            float lit = 0.75f
                    + 0.5f * e.noise.rough(x * 0.3f / (0.15f + t), y * 0.9f)
                    + 0.5f * e.noise.soft(x * 0.5f, y * 2f);
            Tone.of(0x6E8243).mix(Tone.of(0x22330F), t).into(out, Math.max(0.2f, lit));
        });
        int rows = 260;
        for (int i = 0; i < rows; i++) {
            float t = i / (float) rows;
            float y = line + (e.h * 1.12f - line) * t * t;
            float size = e.h * (0.006f + 0.16f * t * t);
            int count = (int) (e.w / (4 + 26 * t));
            for (int j = 0; j < count; j++) {
                float x = e.any(0, e.w);
                float patch = e.noise.soft(x * 0.4f, y * 0.9f);
                Tone green = Tone.of(0x7E9644)
                        .mix(Tone.of(0xB9AE62), Easel.clamp(e.any(-0.3, 0.5) + patch))
                        .times(e.any(0.6, 1.15));
                float lean = size * e.any(-0.25, 0.55);
                float wide = 1.1f + 5.5f * t * t * e.h / 1600f;
                Nature.blade(
                        e,
                        x,
                        y + e.any(-2, 2),
                        size * e.any(0.5, 1.1),
                        wide,
                        lean,
                        green.times(0.22f),
                        green.times(1.35f));
            }
            if (i % 2 == 0 && t > 0.12f) {
                flowers(e, t, y, size);
            }
        }
    }

    private static void hills(Easel e, int line) {
        for (int x = 0; x < e.w; x++) {
            float far = line - e.h * (0.045f + 0.07f * e.noise.soft(x * 260f / e.w, 11));
            float wood =
                    line - e.h * (0.028f + 0.035f * e.noise.soft(x * 900f / e.w, 55)) - 5 * e.noise.rough(x * 0.4f, 9);
            int column = x;
            for (int y = Math.max(0, (int) Math.min(far, wood)); y < line; y++) {
                e.blend(
                        column,
                        y,
                        Easel.clamp(y + 1 - far),
                        (px, py, out) -> Tone.of(0x7F98A0)
                                .mix(Tone.of(0x8FA58C), (py - far) / e.h * 14)
                                .into(out, 1 + 0.18f * e.noise.rough(px * 0.4f, py * 0.6f)));
                e.blend(column, y, Easel.clamp(y + 1 - wood), (px, py, out) -> {
                    float puff = e.noise.soft(px * 2.2f, py * 3f) - e.noise.soft(px * 2.2f + 6, py * 3f + 9);
                    float lit = 0.8f + 3.0f * puff + 0.7f * e.noise.rough(px * 0.8f, py * 0.8f);
                    Tone.of(0x48603A).into(out, Math.max(0.15f, lit));
                });
            }
        }
    }

    private static void flowers(Easel e, float t, float y, float size) {
        int count = (int) (e.w / (60 + 520 * t));
        for (int j = 0; j < count; j++) {
            float x = e.any(0, e.w);
            if (e.noise.soft(x * 0.35f + 200, y * 0.6f) < 0) {
                continue;
            }
            float top = y - size * e.any(0.75, 1.1);
            float r = Math.max(1.3f, size * 0.13f) * e.any(0.8, 1.2);
            Nature.blade(e, x, y, y - top, 1 + 2.5f * t, 0, Tone.of(0x2E4518), Tone.of(0x6D8A3E));
            float kind = e.any(0, 1);
            Tone petal = kind < 0.62f ? Tone.of(0xD8301C) : kind < 0.85f ? Tone.of(0xF2F0E6) : Tone.of(0x5B6FD0);
            for (int k = 0; k < 5; k++) {
                double angle = k * 1.2566 + e.any(-0.2, 0.2);
                float dx = (float) StrictMath.cos(angle) * r * 0.55f;
                float dy = (float) StrictMath.sin(angle) * r * 0.38f;
                float shade = 0.72f + 0.28f * k / 4f;
                e.ellipse(x + dx, top + dy, r * 0.75f, r * 0.55f, angle, 1, (px, py, out) -> {
                    float vein = 1 + 0.30f * e.noise.rough(px * 0.9f, py * 0.9f) - 0.25f * (py - top) / r;
                    petal.into(out, shade * vein);
                });
            }
            e.ellipse(
                    x,
                    top,
                    r * 0.22f,
                    r * 0.18f,
                    0,
                    1,
                    (px, py, out) -> Tone.of(kind < 0.62f ? 0x1A1216 : 0xE0B020).into(out, 1));
        }
    }
}
