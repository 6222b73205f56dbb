// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** What grows and lies about in several scenes: sky, water, grass, leaves, conifers, stones, fruit. */
final class Nature {
    private Nature() {}

    /** A sky down to row {@code bottom} whose clouds grow smaller towards the horizon; {@code cover} 0 clear to 1 closed. */
    static void sky(Easel e, int bottom, Tone top, Tone low, Tone cloud, float cover) {
        float scale = 620f / e.w;
        float[] row = new float[3];
        for (int y = 0; y < Math.min(bottom, e.h); y++) {
            float t = y / (float) bottom;
            Tone base = top.mix(low, t * (float) Math.sqrt(t));
            float far = 1 / (1.12f - t);
            float v = 170 * far;
            for (int x = 0; x < e.w; x++) {
                float u = (x - e.w / 2f) * scale * far * 0.8f;
                float d = e.noise.soft(u, v);
                float a = cover <= 0 ? 0 : 0.92f * Easel.step(0.75f - cover, 1.35f - cover, d * 0.9f + 0.5f);
                base.into(row, 1);
                if (a > 0.01f) {
                    float lit = Math.max(0.45f, 0.92f + 0.9f * (d - e.noise.soft(u + 7, v + 12)) - 0.18f * d);
                    row[0] += (cloud.r() * lit - row[0]) * a;
                    row[1] += (cloud.g() * lit - row[1]) * a;
                    row[2] += (cloud.b() * lit - row[2]) * a;
                }
                e.picture.put(y * e.w + x, row);
            }
        }
    }

    /** Water from row {@code line} to {@code bottom} that mirrors what stands above it; {@code chop} is the ripple, 0 to 1. */
    static void water(Easel e, int line, int bottom, Tone deep, float chop) {
        float[] out = new float[3];
        for (int y = line; y < Math.min(bottom, e.h); y++) {
            float depth = (y - line) / (float) Math.max(1, e.h - line);
            float near = 0.12f + depth;
            for (int x = 0; x < e.w; x++) {
                float far = 90f / (e.w * near);
                float wave = e.noise.soft((x - e.w / 2f) * far * 6, 900 / near)
                        + 0.5f * e.noise.rough(x * 0.25f / near, y * 1.1f / near * 0.9f);
                int dy = (int) (wave * chop * e.h * 0.07f * near);
                int dx = (int) (wave * chop * e.h * 0.008f);
                int my = Math.max(0, Math.min(line - 1, 2 * line - y - 1 - (int) ((y - line) * 0.1f) + dy));
                int mx = Math.max(0, Math.min(e.w - 1, x + dx));
                int from = my * e.w + mx;
                float mirror = Easel.clamp(0.86f - 0.45f * depth + 0.4f * chop * wave);
                float glint = 1 + 0.10f * e.noise.rough(x * 0.3f, y * 1.3f);
                for (int c = 0; c < 3; c++) {
                    float d = c == 0 ? deep.r() : c == 1 ? deep.g() : deep.b();
                    out[c] = (d + (e.picture.plane(c)[from] - d) * mirror) * glint;
                }
                e.picture.put(y * e.w + x, out);
            }
        }
    }

    /** One blade of grass rooted at (x, y), bent by {@code lean} pixels at its tip. */
    static void blade(Easel e, float x, float y, float length, float width, float lean, Tone root, Tone tip) {
        int rows = Math.max(1, (int) length);
        float[] light = new float[3];
        for (int i = 0; i < rows; i++) {
            int py = (int) y - i;
            if (py < 0 || py >= e.h) {
                continue;
            }
            float t = i / (float) rows;
            float mid = x + lean * t * t;
            float half = Math.max(0.35f, width * (1 - t) / 2);
            light[0] = root.r() + (tip.r() - root.r()) * t;
            light[1] = root.g() + (tip.g() - root.g()) * t;
            light[2] = root.b() + (tip.b() - root.b()) * t;
            for (int px = Math.max(0, (int) (mid - half)); px <= Math.min(e.w - 1, (int) (mid + half) + 1); px++) {
                float cover = Easel.clamp(half + 0.5f - Math.abs(px - mid));
                if (cover > 0) {
                    e.picture.blend(py * e.w + px, light, cover);
                }
            }
        }
    }

    /** A leaf of {@code length} pixels whose halves catch the light differently. */
    static void leaf(Easel e, float cx, float cy, float length, double angle, Tone tone) {
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        float half = length / 2;
        int reach = (int) half + 1;
        float[] light = new float[3];
        for (int y = Math.max(0, (int) cy - reach); y <= Math.min(e.h - 1, (int) cy + reach); y++) {
            for (int x = Math.max(0, (int) cx - reach); x <= Math.min(e.w - 1, (int) cx + reach); x++) {
                float u = ((x - cx) * cos + (y - cy) * sin) / half;
                float v = ((y - cy) * cos - (x - cx) * sin) / half;
                float cover = Easel.clamp((0.42f * (1 - u * u) * (1.1f - 0.3f * u) - Math.abs(v)) * half + 0.5f);
                if (cover > 0) {
                    float rib = Math.abs(v) * half < 0.7f ? 1.25f : v > 0 ? 0.86f : 1.08f;
                    tone.into(light, rib * (1 + 0.25f * e.noise.rough(x * 0.9f, y * 0.9f)));
                    e.picture.blend(y * e.w + x, light, cover);
                }
            }
        }
    }

    /** A conifer with its foot at (x, foot), needles in drooping tiers, lit from the left. */
    static void conifer(Easel e, float x, float foot, float height, Tone tone) {
        float tiers = 9 + 3 * e.any(0, 1);
        float wobble = e.any(0, 500);
        float[] light = new float[3];
        int top = (int) (foot - height);
        float fine = Math.max(0.35f, Math.min(1, 60 / height));
        for (int y = Math.max(0, top); y < Math.min(e.h, foot); y++) {
            float widest = height * 0.22f * ((y - top) / height + 0.03f);
            int from = Math.max(0, (int) (x - widest * 1.3f));
            int to = Math.min(e.w - 1, (int) (x + widest * 1.3f) + 1);
            for (int px = from; px <= to; px++) {
                float ragged = e.noise.rough(px * fine + wobble, y * fine - Math.abs(px - x) * 0.4f);
                float t = Math.max(0, (y - 0.55f * Math.abs(px - x) - top) / height + 0.012f * ragged);
                float phase = t * tiers - (int) (t * tiers);
                float half = height * 0.19f * (t * 1.05f + 0.02f) * (0.55f + 0.6f * phase);
                float off = (px - x) / Math.max(0.7f, half);
                float cover = Easel.clamp((1.0f - Math.abs(off) + 0.55f * ragged) * Math.max(1, half * 0.5f));
                if (cover > 0) {
                    float lit = Math.max(0.2f, 0.9f - 0.38f * off + 0.75f * ragged - 0.55f * (1 - phase) * (1 - phase));
                    tone.into(light, lit);
                    e.picture.blend(y * e.w + px, light, cover);
                }
            }
        }
    }

    /** A rounded stone or fruit lit from the upper left; {@code rough} 0 (polished, with a highlight) to 1 (weathered). */
    static void ball(Easel e, float cx, float cy, float rx, float ry, Tone tone, float rough) {
        e.ellipse(cx, cy, rx, ry, 0, 1.2f, (x, y, out) -> {
            float u = (x - cx) / rx;
            float v = (y - cy) / ry;
            float n = e.noise.rough(x * 0.8f, y * 0.8f);
            float coarse = e.noise.soft(x * 1.1f, y * 1.1f);
            float z = (float) Math.sqrt(Math.max(0, 1 - u * u - v * v));
            float facing = -0.52f * (u + 0.35f * rough * coarse) - 0.58f * (v + 0.35f * rough * n) + 0.62f * z;
            float lit = 0.10f + 0.95f * Math.max(0, facing) + 0.10f * Math.max(0, v) * (1 - z);
            tone.into(out, lit * (1 + (0.24f + 0.5f * rough) * n * 0.6f + 0.22f * coarse));
            float gloss = Math.max(0, -0.42f * u - 0.48f * v + 0.77f * z);
            gloss *= gloss;
            gloss *= gloss;
            gloss *= gloss;
            gloss *= gloss * gloss;
            float shine = (1 - rough) * 0.75f * gloss;
            out[0] += shine;
            out[1] += shine;
            out[2] += shine * 0.95f;
        });
    }
}
