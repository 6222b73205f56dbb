// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** One-point perspective down a wet cobbled lane: every pixel is a ray to a wall, the ground or the sky, lit by the lamps. */
final class NightStreet {
    private static final float EYE = 1.7f;
    private static final float HALF = 4.2f;
    private static final int LAMPS = 5;

    private NightStreet() {}

    static void paint(Easel e) {
        float vx = e.w * e.any(0.42, 0.58);
        float vy = e.h * 0.56f;
        float focal = e.h * 0.75f;
        Tone warm = Tone.of(0xFFB45E);
        Tone blue = Tone.of(0x141C34);
        e.fill(0, 0, e.w, e.h, (x, y, out) -> {
            float dx = (x - vx) / focal;
            float dy = (vy - y) / focal;
            float wall = HALF / Math.max(1e-4f, Math.abs(dx));
            float ground = dy < 0 ? EYE / -dy : Float.MAX_VALUE;
            float z = Math.min(Math.min(wall, ground), 400);
            float px = dx * z;
            float py = EYE + dy * z;
            int house = (int) (z / 7 + (dx < 0 ? 40 : 90));
            float roof = 7.5f + 4 * e.noise.cell(house, 5);
            if (z >= 400 || (ground > wall && py > roof)) {
                float t = Easel.clamp((vy - y) / vy);
                Tone.of(0x3C3A4E).mix(Tone.of(0x0D1226), t).into(out, 0.55f + 0.25f * e.noise.soft(x * 0.3f, y * 0.4f));
                return;
            }
            float lit = lamps(px, py, z, ground < wall);
            float near = Math.min(1, 9 / z);
            if (ground < wall) {
                cobbles(e, px, z, x, y, lit, near, warm, out);
            } else {
                facade(e, house, z, py, x, y, lit, warm, out);
            }
            out[0] += blue.r() * 0.20f;
            out[1] += blue.g() * 0.20f;
            out[2] += blue.b() * 0.25f;
        });
        for (int i = LAMPS - 1; i >= 0; i--) {
            for (int side = -1; side <= 1; side += 2) {
                float z = 5 + 8 * i + (side > 0 ? 3 : 0);
                float x = vx + side * 3.3f / z * focal;
                float y = vy - (4.0f - EYE) / z * focal;
                float size = focal / z;
                e.stroke(x, y, x, vy + EYE * size, 0.10f * size, 0.14f * size, Tone.of(0x0B0A0C));
                e.stroke(x, y - 0.22f * size, x, y - 0.34f * size, 0.42f * size, 0.05f * size, Tone.of(0x0B0A0C));
                Light.glow(e, x, y, 0.13f * size, 2.6f * size, warm.times(2.2f));
            }
        }
    }

    /** The lamps' light on a point, by the inverse square of its distance. */
    private static float lamps(float x, float y, float z, boolean ground) {
        float sum = 0;
        for (int i = 0; i < LAMPS; i++) {
            for (int side = -1; side <= 1; side += 2) {
                float lx = side * 3.3f - x;
                float ly = 4.0f - y;
                float lz = 5 + 8 * i + (side > 0 ? 3 : 0) - z;
                float d2 = lx * lx + ly * ly + lz * lz;
                sum += (ground ? ly : 2.2f) / (d2 * (0.35f + 0.18f * d2));
            }
        }
        return sum * 4.5f;
    }

    private static void cobbles(
            Easel e, float px, float z, int x, int y, float lit, float near, Tone warm, float[] out) {
        float v = z * 4.2f;
        int row = (int) v;
        float u = (px + 40) * 4.2f + (row & 1) * 0.5f + 0.3f * e.noise.cell(row, 3);
        float fu = u - (int) u - 0.5f;
        float fv = v - row - 0.5f;
        float dome = 1 - 3.2f * (fu * fu * fu * fu * 4 + fv * fv * fv * fv * 4 + 0.4f * (fu * fu + fv * fv));
        float grit = e.noise.rough(x * 0.8f, y * 0.8f);
        float tone = 0.55f + 0.6f * e.noise.cell((int) u, row);
        float body = 0.30f + near * (0.7f * Easel.clamp(dome) - 0.25f) + (1 - near) * 0.35f;
        float wet = Easel.step(-0.15f, 0.35f, e.noise.soft(px * 22, z * 16));
        float shine = 0;
        for (int side = -1; side <= 1; side += 2) {
            float a = (px - side * 3.3f * (0.55f + 0.2f * fv) + 0.35f * grit * near) / 0.55f;
            shine += 1 / (1 + a * a);
        }
        shine *= wet * 0.5f * Easel.clamp(dome * 1.2f + 0.1f - 0.8f * fv * near);
        Tone.of(0x6A6460).mix(warm, 0.25f).into(out, lit * body * tone * (0.8f + 0.5f * grit));
        out[0] += warm.r() * shine * lit;
        out[1] += warm.g() * shine * lit;
        out[2] += warm.b() * shine * lit;
    }

    private static void facade(Easel e, int house, float z, float py, int x, int y, float lit, Tone warm, float[] out) {
        float u = z / 7 * 3 - (int) (z / 7 * 3);
        int bay = (int) (z / 7 * 3);
        float v = py / 2.9f;
        int storey = (int) v;
        float fv = v - storey;
        float grit = e.noise.rough(z * 60, py * 60) * 0.7f + e.noise.rough(x * 0.9f, y * 0.9f) * 0.5f;
        boolean opening = u > 0.25f && u < 0.75f && fv > 0.28f && fv < 0.80f && storey > 0;
        boolean sash =
                opening && (Math.abs(u - 0.5f) < 0.02f || Math.abs(fv - 0.58f) < 0.012f || u < 0.28f || u > 0.72f);
        if (opening && !sash) {
            float dice = e.noise.cell(bay + house * 7, storey);
            if (dice < 0.28f) {
                warm.mix(Tone.of(0xFFE9C8), dice * 3).into(out, 0.28f + 0.5f * e.noise.cell(storey, bay) * (1.2f - fv));
            } else {
                Tone.of(0x0C1018).into(out, 1 + 0.3f * grit);
            }
            return;
        }
        Tone plaster = Tone.of(0x9A8468)
                .mix(Tone.of(0x7A4E3C), e.noise.cell(house, 1))
                .mix(Tone.of(0x6E7478), e.noise.cell(house, 2) * 0.6f);
        float ledge = fv < 0.03f ? 0.5f : 1;
        float soft = lit / (1 + 0.45f * lit);
        (sash ? Tone.of(0xC0B8A8) : plaster).into(out, soft * ledge * Math.max(0.1f, 0.8f + 0.5f * grit));
        out[1] *= 0.35f + 0.65f * warm.g();
        out[2] *= 0.35f + 0.65f * warm.b();
    }
}
