// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** Four ranges that fade into the haze, snow on the high ones, their mirror in the lake, a stony shore. */
final class MountainLake {
    private MountainLake() {}

    static void paint(Easel e) {
        int line = (int) (e.h * e.any(0.55, 0.62));
        Tone haze = Tone.of(0xB4C8DA);
        Nature.sky(e, line, Tone.of(0x2F66AE), Tone.of(0xC8DAE8), Tone.of(0xFFF8EE), e.any(0.35, 0.6));
        for (int k = 0; k < 4; k++) {
            float crest = line - e.h * (0.40f - 0.095f * k);
            range(e, line, crest, e.h * (0.20f - 0.035f * k), haze, 0.58f - 0.17f * k, k);
        }
        for (int i = 0; i < e.w / 7; i++) {
            float t = e.any(0, 1);
            Nature.conifer(
                    e,
                    e.any(0, e.w),
                    line + 1 - e.h * 0.012f * (1 - t),
                    e.h * e.any(0.022, 0.05),
                    Tone.of(0x2C4530).times(0.5f + 0.4f * t));
        }
        Nature.water(e, line, e.h, Tone.of(0x123443), 0.35f);
        shore(e);
        float side = e.random.nextBoolean() ? 0.03f : 0.97f;
        for (int i = 0; i < 7; i++) {
            float inward = i * 0.026f * (side < 0.5f ? 1 : -1);
            Nature.conifer(
                    e,
                    e.w * (side + inward) + e.any(-9, 9),
                    e.h * e.any(0.90, 0.95),
                    e.h * (0.78f - 0.085f * i),
                    Tone.of(0x34512F));
        }
    }

    private static void range(Easel e, int line, float crest, float relief, Tone haze, float fade, int k) {
        float scale = 760f / e.w / (1 + 0.15f * k);
        Tone rock = Tone.of(k < 3 ? 0x6C675F : 0x4C5A3C);
        Tone snow = Tone.of(0xF4F6FA).times(1.05f);
        float[] out = new float[3];
        for (int x = 0; x < e.w; x++) {
            float u = x * scale + 300 * k;
            float ridge =
                    1 - 2.2f * Math.abs(e.noise.soft(u * 0.8f, 91 * k)) + 0.35f * e.noise.soft(u * 3.1f, 40 + 70 * k);
            float top = crest - relief * ridge * 0.9f + relief * 0.35f + 2.5f * e.noise.rough(x * 0.7f, k * 33);
            for (int y = Math.max(0, (int) top); y < line; y++) {
                float down = (y - top) / e.h;
                float v = y * scale * 1.2f;
                float here = e.noise.soft(u * 1.3f + 0.5f * v, v * 1.5f);
                float slope = here - e.noise.soft(u * 1.3f + 0.5f * v + 6, v * 1.5f + 4);
                float grit = e.noise.rough(x * 0.55f + 0.3f * y, y * 0.6f);
                float crag = e.noise.rough(u * 0.9f - 0.4f * v, v * 0.7f);
                crag -= e.noise.rough(u * 0.9f - 0.4f * v + 3, v * 0.7f + 3);
                float lit = Math.max(0.12f, 0.66f + 3.0f * slope + 0.55f * crag + 0.45f * grit);
                float white = k >= 3
                        ? 0
                        : Easel.step(
                                0.02f, 0.10f, 0.13f - 0.035f * k - down + 0.16f * here + 0.06f * grit + 0.2f * slope);
                float veil = Easel.clamp(fade + 0.55f * (y - top) / (line - top + 1f) * fade);
                for (int c = 0; c < 3; c++) {
                    float ground = channel(rock, c) * lit;
                    float ice = channel(snow, c) * (0.42f + 0.62f * Math.min(1, lit));
                    float body = ground + (ice - ground) * white;
                    out[c] = body + (channel(haze, c) - body) * veil;
                }
                e.picture.blend(y * e.w + x, out, Easel.clamp(y + 1 - top));
            }
        }
    }

    private static float channel(Tone tone, int c) {
        return c == 0 ? tone.r() : c == 1 ? tone.g() : tone.b();
    }

    private static void shore(Easel e) {
        for (int x = 0; x < e.w; x++) {
            float top = e.h * (0.90f + 0.05f * e.noise.soft(x * 300f / e.w, 5)) + 3 * e.noise.rough(x * 0.6f, 3);
            int column = x;
            for (int y = Math.max(0, (int) top); y < e.h; y++) {
                e.blend(column, y, Easel.clamp(y + 1 - top), (px, py, out) -> {
                    float lit = 0.55f + 0.8f * e.noise.rough(px * 0.45f, py * 0.8f) + 0.4f * e.noise.soft(px, py);
                    Tone.of(0x5B5A48).into(out, Math.max(0.08f, lit));
                });
            }
        }
        int stones = 420;
        for (int i = 0; i < stones; i++) {
            float t = i / (float) stones;
            float y = e.h * (0.90f + 0.12f * t);
            float r = e.h * (0.004f + 0.022f * t) * e.any(0.4, 1.3);
            Tone tone = Tone.of(0x7E7A72).mix(Tone.of(0x8A7460), e.any(0, 1)).times(e.any(0.55, 1));
            Nature.ball(e, e.any(0, e.w), y + e.any(-3, 3), r * 1.4f, r * 0.8f, tone, 0.8f);
        }
        for (int i = 0; i < e.w * 2; i++) {
            float y = e.h * e.any(0.945, 1.03);
            Tone green = Tone.of(0x47602A).mix(Tone.of(0x9A9550), e.any(0, 0.8));
            float clump = e.noise.soft(i * 0.11f, 7);
            float x = (i * 0.5f + 40 * clump + e.any(-60, 60) + e.w) % e.w;
            if (e.noise.soft(x * 500f / e.w, 77) > -0.05f) {
                Nature.blade(e, x, y, e.h * e.any(0.012, 0.045), 2.6f, e.any(-14, 14), green.times(0.3f), green);
            }
        }
    }
}
