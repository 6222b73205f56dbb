// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** Towers in three rows against the afterglow, windows lit at random, all of it smeared in the river. */
final class CityDusk {
    private CityDusk() {}

    static void paint(Easel e) {
        int line = (int) (e.h * e.any(0.66, 0.72));
        Nature.sky(
                e, line, Tone.of(0x1D2E5C), Tone.of(0xF2A060), Tone.of(0xB0708A).times(0.8f), 0.42f);
        for (int row = 0; row < 3; row++) {
            float near = row / 2f;
            float x = -e.h * 0.05f;
            while (x < e.w) {
                float wide = e.h * e.any(0.05, 0.13) * (0.8f + 0.4f * near);
                float centre = 1 - 1.2f * Math.abs(x / e.w - 0.55f);
                float tall = e.h * (0.12f + 0.36f * centre * e.any(0.2, 1) * (1.15f - 0.55f * near));
                tower(e, x, line, wide, tall, near, e.random.nextInt(9999));
                x += wide * e.any(0.75, 1.25);
            }
        }
        quay(e, line);
        Nature.water(e, line + (int) (e.h * 0.012f), e.h, Tone.of(0x0C1830), 0.75f);
    }

    private static void tower(Easel e, float x, int line, float wide, float tall, float near, int id) {
        Tone wall =
                Tone.of(0x8C7088).mix(Tone.of(0x2A2A38), 0.25f + 0.75f * near).mix(Tone.of(0x4A3C44), e.any(0, 0.6));
        float storey = e.h * (0.0075f + 0.0045f * near);
        float bay = storey * e.any(0.6, 1.4);
        boolean curtain = e.random.nextInt(3) == 0;
        float busy = e.any(0.22, 0.6);
        int top = (int) (line - tall);
        int kind = e.random.nextInt(4);
        if (kind == 0) {
            e.stroke(x + wide / 2, top, x + wide / 2, top - tall * 0.22f, 5, 1.5f, wall.times(0.8f));
            e.ellipse(
                    x + wide / 2,
                    top - tall * 0.22f,
                    3,
                    3,
                    0,
                    2,
                    (px, py, out) -> Tone.of(0xFF4030).into(out, 1.4f));
        } else if (kind == 1) {
            e.fill(
                    (int) (x + wide * 0.2f),
                    top - (int) (storey * 2.2f),
                    (int) (x + wide * 0.7f),
                    top,
                    (px, py, out) -> wall.into(out, 0.75f + 0.2f * e.noise.rough(px, py)));
        }
        e.fill((int) x, top, (int) (x + wide), line, (px, py, out) -> {
            float u = (px - x) / bay;
            float v = (py - top) / storey;
            int cu = (int) u;
            int cv = (int) v;
            float fu = u - cu;
            float fv = v - cv;
            float side = (px - x) / wide;
            float glow = 1.25f - 0.75f * side;
            float grit = e.noise.rough(px * 0.8f, py * 0.8f);
            boolean pane = fv > 0.28f && fv < 0.84f && (curtain || (fu > 0.22f && fu < 0.80f)) && v > 1 && side < 0.96f;
            if (!pane) {
                wall.into(out, glow * (0.85f + 0.35f * grit));
                return;
            }
            float dice = e.noise.cell(cu + id, cv * 3 + id);
            boolean floorLit = e.noise.cell(cv, id) < 0.12f;
            if (dice < busy * 0.55f || floorLit) {
                float inner = 0.35f + 0.65f * e.noise.cell(cv + id, cu);
                Tone lamp = Tone.of(0xFFC878).mix(Tone.of(0xF2F4FF), e.noise.cell(cu, cv + id) > 0.7f ? 0.8f : 0.1f);
                lamp.into(out, inner * (0.75f + 0.5f * fv + 0.3f * grit) * (0.55f + 0.6f * near));
            } else {
                Tone.of(0x1C2236).mix(Tone.of(0xC07A66), 0.35f * (1 - side)).into(out, 0.7f + 0.3f * grit);
            }
        });
    }

    private static void quay(Easel e, int line) {
        e.fill(
                0,
                line - (int) (e.h * 0.006f),
                e.w,
                line + (int) (e.h * 0.012f),
                (x, y, out) -> Tone.of(0x2C2830).into(out, 0.8f + 0.8f * e.noise.rough(x * 0.5f, y)));
        for (float x = e.h * 0.02f; x < e.w; x += e.h * e.any(0.028, 0.045)) {
            if (e.random.nextInt(5) < 2) {
                Nature.ball(e, x, line - e.h * 0.008f, e.h * 0.016f, e.h * 0.011f, Tone.of(0x1B241C), 1);
            }
            float lampY = line - e.h * 0.018f;
            e.stroke(x, line, x, lampY, 2, 2, Tone.of(0x18161A));
            Light.glow(
                    e, x, lampY, e.h * 0.0022f, e.h * 0.03f, Tone.of(0xFFB860).times(1.2f));
        }
    }
}
