// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** A row of painted houses, moored sailing boats, and all of it in the water. */
final class Harbour {
    private static final int[] PAINT = {0xB4604C, 0xD9B878, 0xEDE3CC, 0x7FA3B8, 0xA4584A, 0xC89468, 0x9FB08A, 0xF1EDE2};

    private Harbour() {}

    static void paint(Easel e) {
        int line = (int) (e.h * e.any(0.58, 0.64));
        Nature.sky(e, line, Tone.of(0x4C88C4), Tone.of(0xDCE8EE), Tone.of(0xFFFCF6), e.any(0.4, 0.62));
        hill(e, line);
        float x = -e.h * 0.04f;
        while (x < e.w) {
            float wide = e.h * e.any(0.09, 0.15);
            house(
                    e,
                    x,
                    line - e.h * 0.03f,
                    wide,
                    e.h * e.any(0.13, 0.24),
                    Tone.of(PAINT[e.random.nextInt(PAINT.length)]));
            x += wide + e.any(-1, 3);
        }
        e.fill(0, line - (int) (e.h * 0.032f), e.w, line + (int) (e.h * 0.006f), (px, py, out) -> {
            float joint = (py * 97 / Math.max(1, e.h)) % 2 == 0 ? 1 : 0.9f;
            Tone.of(py < line - e.h * 0.003f ? 0x8C8678 : 0x35382C)
                    .into(out, joint * (0.62f + 0.6f * e.noise.rough(px * 0.5f, py)));
        });
        int boats = Math.max(3, (int) (e.w / (e.h * 0.25f)));
        for (int i = 0; i < boats; i++) {
            boat(e, e.w * (i + e.any(0.2, 0.8)) / boats, line + e.h * 0.004f, e.h * e.any(0.10, 0.17));
        }
        Nature.water(e, line + (int) (e.h * 0.006f), e.h, Tone.of(0x123A48), 0.6f);
        boat(e, e.w * e.any(0.25, 0.4), e.h * 0.86f, e.h * 0.42f);
    }

    private static void hill(Easel e, int line) {
        for (int x = 0; x < e.w; x++) {
            float top =
                    line - e.h * (0.24f + 0.22f * e.noise.soft(x * 240f / e.w, 31)) - 4 * e.noise.rough(x * 0.5f, 3);
            int column = x;
            for (int y = Math.max(0, (int) top); y < line; y++) {
                e.blend(column, y, Easel.clamp(y + 1 - top), (px, py, out) -> {
                    float puff = e.noise.soft(px * 1.7f, py * 2.1f) - e.noise.soft(px * 1.7f + 5, py * 2.1f + 8);
                    float lit = 0.85f + 1.7f * puff + 0.4f * e.noise.rough(px * 0.7f, py * 0.7f);
                    Tone.of(0x5F7A56).mix(Tone.of(0xA8BCC4), 0.35f).into(out, Math.max(0.2f, lit));
                });
            }
        }
    }

    private static void house(Easel e, float x, float foot, float wide, float tall, Tone wall) {
        float eaves = foot - tall;
        float ridge = eaves - wide * e.any(0.25, 0.5);
        e.polygon(new float[] {x - 4, eaves, x + wide * 0.5f, ridge, x + wide + 4, eaves}, (px, py, out) -> {
            float tile = (py - ridge) / 7 - (int) ((py - ridge) / 7);
            float half = px < x + wide / 2 ? 1.1f : 0.75f;
            Tone.of(0x9C4A34).into(out, half * (0.55f + 0.4f * tile + 0.5f * e.noise.rough(px * 0.9f, py * 0.9f)));
        });
        int storeys = Math.max(2, (int) (tall / (e.h * 0.055f)));
        int bays = wide > e.h * 0.12f ? 4 : 3;
        int id = e.random.nextInt(9999);
        e.fill((int) x, (int) eaves, (int) (x + wide), (int) foot, (px, py, out) -> {
            float u = (px - x) / wide * bays;
            float v = (py - eaves) / tall * storeys;
            float fu = u - (int) u;
            float fv = v - (int) v;
            float stain = e.noise.soft(px * 0.6f, py * 0.3f);
            float grit = e.noise.rough(px * 0.95f, py * 0.95f);
            boolean door = (int) v == storeys - 1 && (int) u == id % bays && fv > 0.1f && fu > 0.25f && fu < 0.75f;
            if (door) {
                Tone.of(0x3C2A22).into(out, 0.8f + 0.6f * grit);
            } else if (fu > 0.27f && fu < 0.73f && fv > 0.22f && fv < 0.76f) {
                boolean bar = Math.abs(fu - 0.5f) < 0.025f || Math.abs(fv - 0.45f) < 0.02f;
                boolean frame = fu < 0.31f || fu > 0.69f || fv < 0.26f || fv > 0.72f;
                if (bar || frame) {
                    Tone.of(0xF0EDE4).into(out, 0.8f);
                } else {
                    Tone.of(0x26323C)
                            .mix(Tone.of(0xA9C4D8), 0.6f * e.noise.cell((int) u + id, (int) v))
                            .into(out, 0.8f + 0.4f * grit);
                }
            } else if (fv > 0.22f
                    && fv < 0.76f
                    && ((fu > 0.13f && fu < 0.26f) || (fu > 0.74f && fu < 0.87f))
                    && id % 3 != 0) {
                Tone.of(0x3E5E4C).into(out, 0.75f + 0.25f * ((py & 7) < 3 ? -1 : 1) + 0.3f * grit);
            } else {
                float under = py - eaves < e.h * 0.008f ? 0.5f : 1;
                wall.into(out, under * Math.max(0.1f, 0.86f + 0.32f * grit + 0.28f * stain));
            }
        });
    }

    private static void boat(Easel e, float x, float waterline, float length) {
        Tone hull = Tone.of(new int[] {0xF3F1EA, 0x23415E, 0xA8322A, 0xF3F1EA}[e.random.nextInt(4)]);
        float deck = waterline - length * 0.16f;
        float half = length / 2;
        for (int i = 0; i < 60 && length > e.h * 0.3f; i++) {
            float t = e.any(0, 1);
            e.ellipse(
                    x + half * e.any(-0.85, 0.8),
                    waterline + length * (0.02f + 0.10f * t),
                    length * 0.09f,
                    length * 0.007f,
                    0,
                    3,
                    (px, py, out) ->
                            hull.mix(Tone.of(0x10303C), 0.45f + 0.4f * t).into(out, 0.75f));
        }
        e.stroke(
                x + half * 0.1f,
                deck,
                x + half * 0.1f,
                deck - length * 1.25f,
                length * 0.020f,
                length * 0.010f,
                Tone.of(0xD8D2C4).times(0.9f));
        e.stroke(
                x + half * 0.08f,
                deck - length * 0.16f,
                x - half * 0.75f,
                deck - length * 0.14f,
                length * 0.045f,
                length * 0.03f,
                Tone.of(0x2F4C78));
        float thin = Math.max(0.8f, length * 0.0035f);
        Tone wire = Tone.of(0x55585C);
        e.stroke(x + half * 0.1f, deck - length * 1.24f, x + half * 0.98f, deck, thin, thin, wire);
        e.stroke(x + half * 0.1f, deck - length * 1.24f, x - half * 0.96f, deck, thin, thin, wire);
        e.stroke(x + half * 0.1f, deck - length * 0.8f, x + half * 0.35f, deck, thin, thin, wire);
        e.polygon(
                new float[] {
                    x - half * 0.45f,
                    deck,
                    x - half * 0.35f,
                    deck - length * 0.085f,
                    x + half * 0.3f,
                    deck - length * 0.075f,
                    x + half * 0.5f,
                    deck
                },
                (px, py, out) -> {
                    boolean port = py > deck - length * 0.055f
                            && py < deck - length * 0.025f
                            && ((int) ((px - x) / (length * 0.06f) + 99) & 1) == 0;
                    Tone.of(port ? 0x22303A : 0xEDEAE0).into(out, 0.85f + 0.12f * e.noise.rough(px * 0.6f, py * 0.6f));
                });
        e.polygon(
                new float[] {
                    x - half,
                    deck - length * 0.01f,
                    x + half * 1.05f,
                    deck - length * 0.045f,
                    x + half * 0.93f,
                    deck + length * 0.05f,
                    x + half * 0.75f,
                    waterline,
                    x - half * 0.85f,
                    waterline,
                    x - half * 0.97f,
                    deck + length * 0.06f
                },
                (px, py, out) -> {
                    float t = (py - deck) / (waterline - deck);
                    boolean stripe = t > 0.14f && t < 0.24f;
                    float lit = 1.02f
                            - 0.5f * t
                            + 0.10f * e.noise.rough(px * 0.4f, py * 0.8f)
                            + 0.10f * e.noise.soft(px, py);
                    (stripe ? Tone.of(0xB23A2C) : t > 0.88f ? Tone.of(0x3A2420) : hull).into(out, lit);
                });
    }
}
