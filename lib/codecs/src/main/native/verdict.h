// SPDX-License-Identifier: Apache-2.0
// What every decoder of ours hands back: a buffer from malloc, or none and the reason why.
#pragma once
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The facts of an answer, as Answer.java numbers them.
enum { FACT_REASON = 0, FACT_WIDTH, FACT_HEIGHT, FACT_FULL_WIDTH, FACT_FULL_HEIGHT, FACT_SIZE };

// Undecodable.Reason, in its order, from 1; 0 is success.
enum { FINE = 0, UNSUPPORTED, CORRUPT, TRUNCATED, TOO_LARGE, TOO_SLOW };

static const size_t MESSAGE_BYTES = 256;

// Notes a reason with its message, and returns the buffer that a failed decoder returns.
__attribute__((format(printf, 4, 5), unused)) static unsigned char* fail(
    int64_t* facts, char* message, int reason, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, MESSAGE_BYTES, format, arguments);
    va_end(arguments);
    facts[FACT_REASON] = reason;
    return nullptr;
}

// True and noted when a picture has more pixels than allowed, or none at all.
__attribute__((unused)) static bool refused(
    int64_t* facts, char* message, int64_t width, int64_t height, int64_t max_pixels) {
    if (width < 1 || height < 1) {
        fail(facts, message, CORRUPT, "the file says that the photo is %lld x %lld pixels", (long long)width,
             (long long)height);
        return true;
    }
    if (width > max_pixels / height) {
        fail(facts, message, TOO_LARGE, "the photo has %lld x %lld pixels; at most %lld megapixels are decoded",
             (long long)width, (long long)height, (long long)(max_pixels / 1000000));
        return true;
    }
    return false;
}

__attribute__((unused)) static unsigned char* out_of_memory(int64_t* facts, char* message) {
    facts[FACT_SIZE] = -1;
    return fail(facts, message, TOO_LARGE, "decoding needs more memory than is allowed");
}
