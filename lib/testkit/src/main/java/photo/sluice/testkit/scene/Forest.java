// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** A beech wood with the sun behind it: trunks nearer and darker, leaves above, ferns and litter below. */
final class Forest {
    private Forest() {}

    static void paint(Easel e) {
        float sun = e.w * e.any(0.3, 0.7);
        float ground = e.h * e.any(0.64, 0.70);
        e.fill(0, 0, e.w, e.h, (x, y, out) -> {
            float dx = (x - sun) / e.w;
            float dy = (y - ground * 0.55f) / e.h;
            float glow = 1 / (1 + 9 * (dx * dx + dy * dy));
            float leaf = e.noise.soft(x * 0.9f, y * 0.9f) + 0.6f * e.noise.rough(x * 0.35f, y * 0.35f);
            Tone.of(0x5B7838)
                    .mix(Tone.of(0xEAF0B8), Easel.clamp(glow * 1.05f - 0.25f + 0.35f * leaf))
                    .into(out, Math.max(0.1f, 0.75f + 0.45f * leaf));
        });
        floor(e, ground, sun);
        for (int layer = 0; layer < 4; layer++) {
            int trunks = 15 - 3 * layer;
            float near = layer / 3f;
            for (int i = 0; i < trunks; i++) {
                float x = e.w * (i + e.any(0.1, 0.9)) / trunks;
                trunk(
                        e,
                        x,
                        ground + e.h * 0.26f * near * near + e.any(0, e.h * 0.02),
                        e.h * (0.010f + 0.036f * near) * e.any(0.6, 1.25),
                        near);
            }
            leaves(e, near, sun);
        }
        ferns(e, ground);
    }

    private static void floor(Easel e, float ground, float sun) {
        e.fill(0, (int) ground, e.w, e.h, (x, y, out) -> {
            float t = (y - ground) / (e.h - ground);
            float dapple =
                    Easel.step(0.05f, 0.4f, e.noise.soft(x * 0.35f, y * 1.1f) + 0.25f - 0.5f * Math.abs(x - sun) / e.w);
            float lit = 0.42f + 0.9f * dapple + 0.75f * e.noise.rough(x * 0.5f, y * 0.7f) * (0.4f + 0.6f * dapple);
            Tone.of(0xA9A06A).mix(Tone.of(0x5E4427), Easel.clamp(0.25f + t)).into(out, Math.max(0.06f, lit));
        });
        for (int i = 0; i < 9000; i++) {
            float t = (float) Math.sqrt(e.random.nextFloat());
            float y = ground + (e.h - ground) * t;
            Tone brown = Tone.of(0x8A5A2E).mix(Tone.of(0xC9A05A), e.any(0, 1)).times(e.any(0.3, 1.0));
            Nature.leaf(e, e.any(0, e.w), y, e.h * (0.003f + 0.012f * t), e.any(-0.7, 0.7), brown);
        }
    }

    private static void trunk(Easel e, float x, float foot, float radius, float near) {
        Tone bark = Tone.of(0x8E9C74).mix(Tone.of(0x4A4238), 0.15f + 0.85f * near);
        float bend = e.any(-1, 1) * radius * 2;
        float shift = e.any(0, 900);
        float[] out = new float[3];
        for (int y = 0; y < Math.min(e.h, foot); y++) {
            float t = y / foot;
            float flare = 1 + 0.9f * Math.max(0, t - 0.9f) * 10 * Math.max(0, t - 0.9f) * 6;
            float half = radius * (0.72f + 0.28f * t) * flare;
            float mid = x + bend * (1 - t) * (1 - t) + radius * 0.25f * e.noise.soft(shift, y * 0.6f);
            for (int px = Math.max(0, (int) (mid - half - 1)); px <= Math.min(e.w - 1, (int) (mid + half + 1)); px++) {
                float u = (px - mid) / half;
                float edge = Easel.clamp(half + 0.5f - Math.abs(px - mid) + e.noise.rough(px + shift, y));
                edge *= Easel.clamp(foot - y - 0.45f * half * u * u + 6 * e.noise.rough(px * 0.5f, 9));
                float groove = e.noise.rough((px - mid) * 0.8f + shift, y * 0.16f);
                float moss = Easel.clamp(e.noise.soft(px + shift, y * 0.8f) * 1.6f + 0.3f * t);
                float lit = Math.max(0.10f, 0.62f - 0.42f * u + 0.55f * groove + 0.3f * u * u);
                out[0] = bark.r() * lit * (1 - 0.35f * moss);
                out[1] = bark.g() * lit * (1 + 0.12f * moss);
                out[2] = bark.b() * lit * (1 - 0.45f * moss);
                e.picture.blend(y * e.w + px, out, edge);
            }
        }
    }

    private static void leaves(Easel e, float near, float sun) {
        int twigs = 260 - (int) (110 * near);
        for (int i = 0; i < twigs; i++) {
            float x = e.any(0, e.w);
            float y = e.h * e.any(-0.02, 0.42 - 0.10 * near) * e.any(0.3, 1);
            float spread = e.h * (0.03f + 0.05f * near);
            float size = e.h * (0.007f + 0.014f * near);
            float glow = Easel.clamp(1.1f - 2.2f * Math.abs(x - sun) / e.w);
            Tone green = Tone.of(0x4E7022)
                    .mix(Tone.of(0xC6D95A), glow * e.any(0.2, 1))
                    .times(0.9f - 0.35f * near);
            for (int j = 0; j < 26; j++) {
                float ly = y + e.any(-0.5, 0.5) * spread + e.any(-0.4, 0.4) * spread;
                Nature.leaf(
                        e,
                        x + e.any(-1.6, 1.6) * spread,
                        ly,
                        size * e.any(0.6, 1.2),
                        e.any(-1.2, 1.2),
                        green.times(e.any(0.5, 1.25)));
            }
        }
    }

    private static void ferns(Easel e, float ground) {
        for (int i = 0; i < 75; i++) {
            float t = i / 75f;
            float y = ground + (e.h * 1.02f - ground) * (0.25f + 0.75f * t);
            float x = e.any(0, e.w);
            float size = e.h * (0.04f + 0.12f * t);
            Tone green = Tone.of(0x557A28).mix(Tone.of(0x9DBB4A), e.any(0, 1)).times(e.any(0.5, 1));
            for (int f = 0; f < 7; f++) {
                float lean = (f - 3) / 3f + e.any(-0.1, 0.1);
                for (int k = 2; k < 22; k++) {
                    float s = k / 22f;
                    float fx = x + lean * size * s;
                    float fy = y - size * (s * 1.15f - 0.75f * s * s * (0.5f + Math.abs(lean)));
                    float length = size * 0.22f * (1 - s) + 2;
                    Nature.leaf(e, fx - length * 0.4f, fy, length, 0.5 + lean, green.times(0.85f));
                    Nature.leaf(e, fx + length * 0.4f, fy, length, -0.5 + lean, green);
                }
            }
        }
    }
}
