// SPDX-License-Identifier: Apache-2.0
// LibRaw 0.20 (Debian 12), 0.21 (Debian 13) and later: what differs between them stands here only.
#pragma once
#include <libraw/libraw.h>

#include <memory>
#include <new>

#include "verdict.h"

static const char* raw_version() { return libraw_version(); }

static unsigned char* raw_failed(int code, int64_t* facts, char* message) {
    int reason = CORRUPT;
    if (code == LIBRAW_FILE_UNSUPPORTED || code == LIBRAW_NOT_IMPLEMENTED)
        return fail(facts, message, UNSUPPORTED, "LibRaw %s does not know this camera or format", libraw_version());
    if (code == LIBRAW_UNSUFFICIENT_MEMORY || code == LIBRAW_TOO_BIG || code == LIBRAW_MEMPOOL_OVERFLOW)
        return out_of_memory(facts, message);
    if (code == LIBRAW_IO_ERROR) reason = TRUNCATED; // its only file is memory: reading fails at the end alone
    return fail(facts, message, reason, "LibRaw: %s", libraw_strerror(code));
}

// LibRaw's way of saying end of file is a negative offset; an int until 0.20.
__attribute__((unused)) static void raw_note_error(void* ended, const char*, const int offset) {
    if (offset < 0) *static_cast<bool*>(ended) = true;
}
__attribute__((unused)) static void raw_note_error(void* ended, const char*, const INT64 offset) {
    if (offset < 0) *static_cast<bool*>(ended) = true;
}

static std::unique_ptr<LibRaw> raw_reader(int64_t max_bytes) {
    // Without flags it would print each damaged spot.
    std::unique_ptr<LibRaw> raw(new LibRaw(1 | 2));
    int megabytes = (int)(max_bytes >> 20);
#if LIBRAW_COMPILE_CHECK_VERSION_NOTLESS(0, 21)
    raw->imgdata.rawparams.max_raw_memory_mb = megabytes;
#else
    raw->imgdata.params.max_raw_memory_mb = megabytes;
#endif
    return raw;
}

static unsigned char* raw_develop(LibRaw* raw, int64_t* facts, char* message) {
    bool ended = false;
    raw->set_dataerror_handler(raw_note_error, &ended);
    int code = raw->unpack();
    if (code == LIBRAW_SUCCESS && raw->error_count() > 0) // unpack() itself forgives
        return ended ? fail(facts, message, TRUNCATED, "the RAW data end too early")
                     : fail(facts, message, CORRUPT, "the RAW data are damaged in %d places", raw->error_count());
    if (code != LIBRAW_SUCCESS) return raw_failed(code, facts, message);
    bool turned = raw->imgdata.sizes.flip & 4;
    int full_width = turned ? raw->imgdata.sizes.height : raw->imgdata.sizes.width;
    int full_height = turned ? raw->imgdata.sizes.width : raw->imgdata.sizes.height;
    bool halved = raw->imgdata.idata.filters != 0;
    if ((code = raw->dcraw_process()) != LIBRAW_SUCCESS) return raw_failed(code, facts, message);

    int width, height, colors, bits;
    raw->get_mem_image_format(&width, &height, &colors, &bits);
    if (bits != 8 || (colors != 1 && colors != 3) || width < 1 || height < 1)
        return fail(facts, message, UNSUPPORTED, "a RAW of %d colours with %d bits", colors, bits);
    int64_t pixels = (int64_t)width * height;
    unsigned char* out = static_cast<unsigned char*>(malloc(3 * pixels));
    if (!out) return out_of_memory(facts, message);
    if ((code = raw->copy_mem_image(out, width * colors, 1)) != LIBRAW_SUCCESS) {
        free(out);
        return raw_failed(code, facts, message);
    }
    if (colors == 1)
        for (int64_t i = pixels; i-- > 0;) out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = out[i];
    // Sensors with oblong or turned pixels change shape while they are developed.
    int scale = halved ? 2 : 1;
    bool same_shape = abs(width * scale - full_width) <= 2 && abs(height * scale - full_height) <= 2;
    facts[FACT_WIDTH] = width;
    facts[FACT_HEIGHT] = height;
    facts[FACT_FULL_WIDTH] = same_shape ? full_width : width * scale;
    facts[FACT_FULL_HEIGHT] = same_shape ? full_height : height * scale;
    facts[FACT_SIZE] = 3 * pixels;
    return out;
}

static unsigned char* raw_decode(const unsigned char* file, int64_t length, int64_t max_pixels, int64_t max_bytes,
                                 int64_t* facts, char* message) {
    try {
        std::unique_ptr<LibRaw> raw = raw_reader(max_bytes);
        raw->imgdata.params.half_size = 1;
        raw->imgdata.params.use_camera_wb = 1;
        raw->imgdata.params.output_bps = 8;
        raw->imgdata.params.user_qual = 0;
        int code = raw->open_buffer(const_cast<unsigned char*>(file), (size_t)length);
        if (code != LIBRAW_SUCCESS) return raw_failed(code, facts, message);
        if (refused(facts, message, raw->imgdata.sizes.raw_width, raw->imgdata.sizes.raw_height, max_pixels)) return nullptr;
        return raw_develop(raw.get(), facts, message);
    } catch (const std::bad_alloc&) {
        return out_of_memory(facts, message);
    } catch (...) {
        return fail(facts, message, CORRUPT, "LibRaw gave up");
    }
}

// The embedded JPEG as it lies in the file; success without a buffer when there is none.
static unsigned char* raw_preview(const unsigned char* file, int64_t length, int64_t max_bytes, int64_t* facts,
                                  char* message) {
    try {
        std::unique_ptr<LibRaw> raw = raw_reader(max_bytes);
        int code = raw->open_buffer(const_cast<unsigned char*>(file), (size_t)length);
        if (code == LIBRAW_SUCCESS) code = raw->unpack_thumb(); // the largest one, in 0.20 and later alike
        if (code == LIBRAW_NO_THUMBNAIL || code == LIBRAW_UNSUPPORTED_THUMBNAIL) return nullptr;
        if (code != LIBRAW_SUCCESS) return raw_failed(code, facts, message);
        const libraw_thumbnail_t& thumbnail = raw->imgdata.thumbnail;
        if (thumbnail.tformat != LIBRAW_THUMBNAIL_JPEG || !thumbnail.thumb || thumbnail.tlength < 4) return nullptr;
        unsigned char* out = static_cast<unsigned char*>(malloc(thumbnail.tlength));
        if (!out) return out_of_memory(facts, message);
        memcpy(out, thumbnail.thumb, thumbnail.tlength);
        facts[FACT_SIZE] = thumbnail.tlength;
        return out;
    } catch (const std::bad_alloc&) {
        return out_of_memory(facts, message);
    } catch (...) {
        return fail(facts, message, CORRUPT, "LibRaw gave up");
    }
}

static void raw_free(unsigned char* buffer) { free(buffer); }
