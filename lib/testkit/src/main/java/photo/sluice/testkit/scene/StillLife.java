// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** Fruit and a glazed vase on a wooden table, linen behind, one soft window light from the left. */
final class StillLife {
    private StillLife() {}

    static void paint(Easel e) {
        float edge = e.h * e.any(0.60, 0.66);
        cloth(e, edge);
        table(e, edge);
        float unit = Math.min(e.h, e.w * 0.8f);
        float cx = e.w / 2f;
        vase(e, cx - unit * 0.30f, edge + unit * 0.10f, unit * 0.52f);
        int[] fruit = {0xD98A1E, 0xB4261C, 0x9AA832, 0xD98A1E, 0xB4261C, 0xC8A028};
        float[] place = {-0.06f, 0.13f, 0.31f, 0.03f, 0.23f, 0.46f};
        for (int i = 0; i < fruit.length; i++) {
            float back = i < 3 ? 0 : 1;
            float r = unit * e.any(0.085, 0.11);
            float x = cx + unit * (place[i] + e.any(-0.015, 0.015));
            float y = edge + unit * (0.04f + 0.13f * back);
            shadow(e, x + r * 0.55f, y + r * 0.80f, r * 1.35f, r * 0.38f);
            Tone skin = Tone.of(fruit[i]).mix(Tone.of(0xC8B040), e.any(0, 0.25));
            Nature.ball(e, x, y, r, r * 0.94f, skin, fruit[i] == 0xD98A1E ? 0.35f : 0.12f);
            if (fruit[i] != 0xD98A1E) {
                e.stroke(
                        x + r * 0.05f,
                        y - r * 0.80f,
                        x + r * 0.22f,
                        y - r * 1.18f,
                        r * 0.09f,
                        r * 0.06f,
                        Tone.of(0x3A2614));
            }
        }
        for (int i = 0; i < 12; i++) {
            float r = unit * 0.026f;
            float x = cx + unit * (-0.10f + 0.025f * i + e.any(-0.02, 0.02));
            float y = edge + unit * (0.285f + e.any(-0.022, 0.022));
            shadow(e, x + r * 0.4f, y + r * 0.8f, r * 1.3f, r * 0.45f);
            Nature.ball(e, x, y, r, r, Tone.of(0x3C1A38).mix(Tone.of(0x6A2C48), e.any(0, 1)), 0.08f);
        }
        vignette(e);
    }

    private static void cloth(Easel e, float edge) {
        Tone linen = Tone.of(0x5C6A70);
        e.fill(0, 0, e.w, (int) edge + 1, (x, y, out) -> {
            float bend = x + 60 * e.noise.soft(x * 0.12f, y * 0.10f) + y * 0.10f;
            float fold = e.noise.soft(bend * 700f / e.w, 20 + y * 0.02f);
            float slope = fold - e.noise.soft(bend * 700f / e.w + 9, 20 + y * 0.02f);
            int warp = (x % 5) + (((y / 3) & 1) == 0 ? 0 : 2);
            float weave = ((warp % 5) < 3 ? 0.10f : -0.12f) + ((y % 3) == 0 ? -0.16f : 0.05f);
            float thread = e.noise.rough(x * 0.12f, y * 1.0f) * 0.16f + e.noise.rough(x * 1.0f, y * 0.12f) * 0.16f;
            float fall = 1.25f - 0.85f * x / e.w - 0.12f * y / edge;
            linen.into(out, Math.max(0.05f, fall * (0.72f + 2.0f * slope + weave * 0.8f + thread)));
        });
    }

    private static void table(Easel e, float edge) {
        float board = e.h * 0.13f;
        e.fill(0, (int) edge, e.w, e.h, (x, y, out) -> {
            float t = Math.max(0, (y - edge) / (e.h - edge));
            float deep = (float) Math.sqrt(t) * (e.h - edge) * 1.15f;
            int plank = (int) (deep / board);
            float inside = deep - plank * board;
            float warp = 14 * e.noise.soft(x * 0.10f + 300 * plank, deep * 0.4f);
            float ring = e.noise.rough(x * 0.022f + 411 * plank, (deep + warp) * 0.9f);
            float pore = e.noise.rough(x * 0.10f, y * 1.0f + 77 * plank);
            float gap = inside < 3 ? 0.3f : inside < 7 ? 1.15f : 1;
            float fall = 1.30f - 0.75f * x / e.w;
            Tone oak = Tone.of(0x8E5F36).mix(Tone.of(0x5A3820), e.noise.cell(plank, 9));
            oak.into(out, Math.max(0.05f, fall * gap * (0.85f + 0.55f * ring + 0.22f * pore) + 0.10f * (1 - t)));
        });
    }

    private static void shadow(Easel e, float cx, float cy, float rx, float ry) {
        e.ellipse(cx, cy, rx, ry, 0.05, ry * 0.8f, (x, y, out) -> {
            int i = y * e.w + x;
            for (int c = 0; c < 3; c++) {
                out[c] = e.picture.plane(c)[i] * 0.22f;
            }
        });
    }

    private static void vase(Easel e, float cx, float foot, float tall) {
        shadow(e, cx + tall * 0.28f, foot - tall * 0.005f, tall * 0.42f, tall * 0.075f);
        Tone glaze = Tone.of(0xD8D6CC);
        Tone cobalt = Tone.of(0x24407E);
        for (int y = (int) (foot - tall); y <= foot; y++) {
            float t = (foot - y) / tall;
            float belly = 1 - (t - 0.40f) * (t - 0.40f) * 5.2f;
            float neck = 0.30f + 1.4f * Math.max(0, t - 0.86f);
            float half = tall * 0.27f * Math.max(belly, neck) * (t < 0.03f ? 0.97f : 1);
            for (int x = (int) (cx - half) - 1; x <= cx + half + 1; x++) {
                float u = (x - cx) / half;
                float round = (float) Math.sqrt(Math.max(0, 1 - u * u));
                float turn = u * (1 + 0.35f * u * u);
                e.blend(x, y, Easel.clamp(half + 0.5f - Math.abs(x - cx)), (px, py, out) -> {
                    float art = e.noise.soft(turn * 130, t * 360) + 0.25f * e.noise.rough(turn * 150, t * 320);
                    boolean band = (t > 0.80f && t < 0.83f) || (t > 0.10f && t < 0.125f);
                    float ink = band ? 0.85f : t > 0.15f && t < 0.74f ? Easel.step(0.16f, 0.24f, art) : 0;
                    float lit = 0.10f
                            + 0.95f * Math.max(0, -0.62f * u + 0.62f * round)
                            + 0.05f * e.noise.rough(px * 0.7f, py * 0.7f);
                    glaze.mix(cobalt, ink * 0.92f).into(out, lit);
                    float sx = (u + 0.52f) / 0.07f;
                    float sy = (t - 0.50f) / 0.12f;
                    float pane = Easel.clamp(1.6f - Math.max(sx * sx, sy * sy)) * (Math.abs(sx) < 0.1f ? 0.4f : 1);
                    out[0] += 0.7f * pane;
                    out[1] += 0.75f * pane;
                    out[2] += 0.8f * pane;
                });
            }
        }
    }

    private static void vignette(Easel e) {
        for (int y = 0; y < e.h; y++) {
            for (int x = 0; x < e.w; x++) {
                float u = (x - e.w * 0.46f) / e.w;
                float v = (y - e.h * 0.5f) / e.h;
                float dim = 1 / (1 + 0.9f * (u * u + v * v));
                int i = y * e.w + x;
                for (int c = 0; c < 3; c++) {
                    e.picture.plane(c)[i] *= dim;
                }
            }
        }
    }
}
