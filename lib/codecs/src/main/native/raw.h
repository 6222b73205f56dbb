// SPDX-License-Identifier: Apache-2.0
// LibRaw 0.20 (Debian 12), 0.21 (Debian 13) and later: what differs between them stands here only.
#pragma once
#include <libraw/libraw.h>

#include <memory>
#include <new>

#include "verdict.h"

static const char* raw_version() { return libraw_version(); }

static unsigned char* raw_ends_early(int64_t* facts, char* message) {
    return fail(facts, message, TRUNCATED, "the RAW data end too early");
}

static unsigned char* raw_failed(int code, int64_t* facts, char* message) {
    if (code == LIBRAW_FILE_UNSUPPORTED || code == LIBRAW_NOT_IMPLEMENTED)
        return fail(facts, message, UNSUPPORTED, "LibRaw %s does not know this camera or format", libraw_version());
    if (code == LIBRAW_UNSUFFICIENT_MEMORY || code == LIBRAW_TOO_BIG || code == LIBRAW_MEMPOOL_OVERFLOW)
        return out_of_memory(facts, message);
    if (code == LIBRAW_IO_ERROR) return raw_ends_early(facts, message); // its file is memory: reading fails only there
    return fail(facts, message, CORRUPT, "LibRaw: %s", libraw_strerror(code));
}

// A file in memory that knows what was wanted from beyond its end: of several formats LibRaw itself does not tell, and
// the first 12 KB of a file are a grey photo of 10 megapixels.
class RawFile : public LibRaw_buffer_datastream {
public:
    RawFile(const unsigned char* file, int64_t length)
        : LibRaw_buffer_datastream(const_cast<unsigned char*>(file), (size_t)length) {}
    int read(void* to, size_t size, size_t count) override {
        int64_t wanted = (int64_t)(size * count);
        taken += wanted;
        if (wanted > rest()) missing += wanted - rest();
        return LibRaw_buffer_datastream::read(to, size, count);
    }
    int get_char() override {
        int c = LibRaw_buffer_datastream::get_char();
        taken++;
        if (c < 0) missing++;
        return c;
    }
    int seek(INT64 offset, int whence) override {
        if (whence == SEEK_SET && offset > size()) beyond = true;
        return LibRaw_buffer_datastream::seek(offset, whence);
    }
    int jpeg_src(void* jpeg) override {
        taken += rest();
        return LibRaw_buffer_datastream::jpeg_src(jpeg);
    }
    // Forgets what was read so far: while metadata are read, a look beyond the end harms nobody.
    void begin() {
        missing = taken = 0;
        beyond = false;
    }
    // True if what was read since cannot have been so many pixels. LibRaw's own count of errors does not tell why.
    bool ends_early(int64_t pixels, bool errors) {
        return beyond || missing > (errors ? 0 : READ_AHEAD) || taken < pixels / LEAST;
    }

private:
    static const int64_t READ_AHEAD = 32 << 10; // decoders read ahead of what they need, Panasonic's by 16 KiB
    static const int64_t LEAST = 100;           // pixels a byte: a black frame has eight, a lossy one some dozens
    int64_t missing = 0, taken = 0;
    bool beyond = false;
    int64_t rest() { return size() > tell() ? size() - tell() : 0; }
};

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

static unsigned char* raw_develop(LibRaw* raw, RawFile& file, int64_t* facts, char* message) {
    file.begin();
    int code = raw->unpack();
    if (code != LIBRAW_SUCCESS) return raw_failed(code, facts, message);
    // unpack() itself forgives.
    const libraw_image_sizes_t& sizes = raw->imgdata.sizes;
    if (file.ends_early((int64_t)sizes.raw_width * sizes.raw_height, raw->error_count() > 0))
        return raw_ends_early(facts, message);
    if (raw->error_count() > 0) return fail(facts, message, CORRUPT, "the RAW data are damaged");
    bool turned = sizes.flip & 4;
    int full_width = turned ? sizes.height : sizes.width;
    int full_height = turned ? sizes.width : sizes.height;
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
        RawFile stream(file, length);
        std::unique_ptr<LibRaw> raw = raw_reader(max_bytes);
        raw->imgdata.params.half_size = 1;
        raw->imgdata.params.use_camera_wb = 1;
        raw->imgdata.params.output_bps = 8;
        // Brightening clips one pixel in a hundred and lifts a lens cap to grey: exposure is to be measured, not mended.
        raw->imgdata.params.no_auto_bright = 1;
        raw->imgdata.params.user_qual = 0;
        int code = raw->open_datastream(&stream);
        if (code != LIBRAW_SUCCESS) return raw_failed(code, facts, message);
        if (refused(facts, message, raw->imgdata.sizes.raw_width, raw->imgdata.sizes.raw_height, max_pixels)) return nullptr;
        return raw_develop(raw.get(), stream, facts, message);
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
        RawFile stream(file, length);
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
