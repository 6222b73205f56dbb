// SPDX-License-Identifier: Apache-2.0
// Red, green, blue as libraries give it to blue, green, red as Frame has it.
#pragma once
#include <stdint.h>

#if defined(__x86_64__)
// One clone uses byte shuffles; the loader picks it where the processor has them.
#define CLONED __attribute__((target_clones("avx2", "default"), unused))
#else
#define CLONED __attribute__((unused))
#endif

// From and to may be the same memory.
CLONED static void rgb_to_bgr(const unsigned char* from, unsigned char* to, int64_t pixels) {
    for (int64_t i = 0; i < pixels; i++) {
        unsigned char r = from[3 * i], g = from[3 * i + 1], b = from[3 * i + 2];
        to[3 * i] = b;
        to[3 * i + 1] = g;
        to[3 * i + 2] = r;
    }
}

// Red, green, blue, alpha over white. From and to may be the same memory.
__attribute__((unused)) static void rgba_to_bgr(
    const unsigned char* from, unsigned char* to, int64_t pixels, bool premultiplied) {
    for (int64_t i = 0; i < pixels; i++, from += 4, to += 3) {
        int alpha = from[3], white = (255 - alpha) * 255 + 127;
        int weight = premultiplied ? 255 : alpha, blended[3];
        for (int c = 0; c < 3; c++) {
            int v = (from[c] * weight + white) / 255;
            blended[c] = v > 255 ? 255 : v;
        }
        to[0] = (unsigned char)blended[2];
        to[1] = (unsigned char)blended[1];
        to[2] = (unsigned char)blended[0];
    }
}
