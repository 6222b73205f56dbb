// SPDX-License-Identifier: Apache-2.0
// libjpeg-turbo's raw data: the planes of a JPEG as they are stored, after the inverse transform and nothing else.
#pragma once
#include <setjmp.h>
#include <stdio.h>
#include <time.h>

#include <jpeglib.h>
// It lists the codes of arithmetic coding only when told to, after jpeglib.h.
#ifndef D_ARITH_CODING_SUPPORTED
#define D_ARITH_CODING_SUPPORTED 1
#endif
#include <jerror.h>

#include "verdict.h"

// Beyond these it is no photo. A progressive file of camera or editor has about 10 scans, and jpegtran's longest
// script 64 a component; djpeg's fuzzers stop at 500 as well.
static const int PLANES_MAX_SCANS = 500;
static const double PLANES_MAX_SECONDS = 60;

// What libjpeg may take for the coefficients of a progressive file: 6 bytes a pixel at 4:4:4, so 170 megapixels.
static const long PLANES_MAX_MEMORY = 1L << 30;

// A decoder between its header and its last row.
struct JpegReader {
    jpeg_decompress_struct codec;
    jpeg_error_mgr errors;
    jpeg_progress_mgr progress;
    jmp_buf escape;
    bool ended;   // the file's end was met
    int damage;   // complaints about the data of scans
    int reason;
    double deadline;
    char message[MESSAGE_BYTES];
};

static JpegReader* planes_of(j_common_ptr codec) { return static_cast<JpegReader*>(codec->client_data); }

static double planes_cpu_seconds() {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static int planes_reason(int code) {
    switch (code) {
        case JERR_OUT_OF_MEMORY:
        case JERR_NO_BACKING_STORE: // says libjpeg when max_memory_to_use is reached
        case JERR_IMAGE_TOO_BIG:
        case JERR_WIDTH_OVERFLOW:
            return TOO_LARGE;
        case JERR_INPUT_EMPTY:
        case JERR_INPUT_EOF:
            return TRUNCATED;
        case JERR_SOF_UNSUPPORTED:
        case JERR_BAD_PRECISION:
        case JERR_NOT_COMPILED:
        case JERR_ARITH_NOTIMPL:
        case JERR_CONVERSION_NOTIMPL:
        case JERR_FRACT_SAMPLE_NOTIMPL:
            return UNSUPPORTED;
        default:
            return CORRUPT;
    }
}

static void planes_fail(j_common_ptr codec) {
    JpegReader* reader = planes_of(codec);
    char text[JMSG_LENGTH_MAX];
    codec->err->format_message(codec, text);
    int code = codec->err->msg_code;
    reader->reason = reader->ended && planes_reason(code) == CORRUPT ? TRUNCATED : planes_reason(code);
    snprintf(reader->message, sizeof reader->message, "%s", text);
    longjmp(reader->escape, 1);
}

static void planes_warn(j_common_ptr codec, int level) {
    if (level >= 0) return; // tracing
    codec->err->num_warnings++;
    switch (codec->err->msg_code) {
        case JWRN_JPEG_EOF:
            planes_of(codec)->ended = true;
            break;
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
        case JWRN_BOGUS_PROGRESSION:
            planes_of(codec)->damage++;
    }
}

static void planes_say_nothing(j_common_ptr) {}

static void planes_watch(j_common_ptr codec) {
    JpegReader* reader = planes_of(codec);
    if (reader->codec.input_scan_number > PLANES_MAX_SCANS) {
        reader->reason = CORRUPT;
        snprintf(reader->message, sizeof reader->message, "more than %d scans", PLANES_MAX_SCANS);
        longjmp(reader->escape, 1);
    }
    if (planes_cpu_seconds() > reader->deadline) {
        reader->reason = TOO_SLOW;
        snprintf(reader->message, sizeof reader->message, "not decoded within %.0f s", PLANES_MAX_SECONDS);
        longjmp(reader->escape, 1);
    }
}

// 1, 2 or 0: how many samples of the first component one of this one covers; 0 if neither.
static int planes_ratio(int first, int other) { return first == other ? 1 : first == 2 * other ? 2 : 0; }

static bool planes_usable(const jpeg_decompress_struct& codec) {
    const jpeg_component_info* c = codec.comp_info;
    if (codec.data_precision != 8) return false;
    if (codec.jpeg_color_space == JCS_GRAYSCALE) return codec.num_components == 1;
    if (codec.jpeg_color_space != JCS_YCbCr || codec.num_components != 3) return false;
    return c[1].h_samp_factor == c[2].h_samp_factor && c[1].v_samp_factor == c[2].v_samp_factor &&
           c[0].h_samp_factor == codec.max_h_samp_factor && c[0].v_samp_factor == codec.max_v_samp_factor &&
           planes_ratio(c[0].h_samp_factor, c[1].h_samp_factor) && planes_ratio(c[0].v_samp_factor, c[1].v_samp_factor);
}

static int64_t planes_stride(const jpeg_component_info& c) { return ((int64_t)c.width_in_blocks * DCTSIZE + 63) / 64 * 64; }

// libjpeg writes whole rows of MCUs.
static int64_t planes_rows(const jpeg_decompress_struct& codec, const jpeg_component_info& c) {
    int64_t mcu = (int64_t)codec.max_v_samp_factor * DCTSIZE;
    return (codec.image_height + mcu - 1) / mcu * c.v_samp_factor * DCTSIZE;
}

static void planes_close(JpegReader* reader) {
    jpeg_destroy_decompress(&reader->codec);
    free(reader);
}

// Reads the header. facts: reason, then for each plane width, height, stride and rows of the memory that
// planes_read() fills, in that order; a plane that is not there has width 0. Reason 0 and no planes at all: not of a
// kind that has planes. NULL: with its reason.
static JpegReader* planes_open(const unsigned char* file, int64_t length, int64_t max_pixels, int64_t* facts, char* message) {
    JpegReader* reader = static_cast<JpegReader*>(calloc(1, sizeof(JpegReader)));
    if (!reader) {
        out_of_memory(facts, message);
        return nullptr;
    }
    jpeg_decompress_struct* codec = &reader->codec;
    codec->err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = planes_fail;
    reader->errors.emit_message = planes_warn;
    reader->errors.output_message = planes_say_nothing;
    reader->progress.progress_monitor = planes_watch;
    if (setjmp(reader->escape)) {
        fail(facts, message, reader->reason, "%s", reader->message);
        planes_close(reader);
        return nullptr;
    }
    codec->client_data = reader;
    jpeg_create_decompress(codec);
    codec->progress = &reader->progress;
    codec->mem->max_memory_to_use = PLANES_MAX_MEMORY;
    jpeg_mem_src(codec, const_cast<unsigned char*>(file), (unsigned long)length);
    jpeg_read_header(codec, TRUE);
    bool usable = planes_usable(*codec);
    if (usable && refused(facts, message, codec->image_width, codec->image_height, max_pixels)) {
        planes_close(reader);
        return nullptr;
    }
    // A block of 64 samples takes a bit at least, however coded, save by arithmetic.
    if (usable && !codec->arith_code && (int64_t)codec->image_width * codec->image_height / 64 / 8 > length) {
        fail(facts, message, TRUNCATED, "%lld bytes cannot hold %u x %u pixels", (long long)length, codec->image_width,
             codec->image_height);
        planes_close(reader);
        return nullptr;
    }
    if (usable) {
        codec->raw_data_out = TRUE;
        codec->do_fancy_upsampling = FALSE;
        codec->do_block_smoothing = FALSE;
        codec->out_color_space = codec->jpeg_color_space;
        codec->dct_method = JDCT_ISLOW;
        jpeg_calc_output_dimensions(codec);
        for (int i = 0; i < codec->num_components; i++) {
            const jpeg_component_info& c = codec->comp_info[i];
            int64_t* plane = facts + 1 + 4 * i;
            plane[0] = c.downsampled_width;
            plane[1] = c.downsampled_height;
            plane[2] = planes_stride(c);
            plane[3] = planes_rows(*codec, c);
        }
    }
    return reader;
}

// True if the scans of a progressive file that were there do not make it whole.
static bool planes_unrefined(const jpeg_decompress_struct& codec) {
    if (!codec.progressive_mode || !codec.coef_bits) return false;
    for (int i = 0; i < codec.num_components; i++)
        for (int k = 0; k < DCTSIZE2; k++)
            if (codec.coef_bits[i][k] != 0) return true;
    return false;
}

// Fills the planes, which lie in one memory one after the other. Closes the reader. facts: reason, complaints.
static void planes_read(JpegReader* reader, unsigned char* memory, int64_t* facts, char* message) {
    jpeg_decompress_struct* codec = &reader->codec;
    if (setjmp(reader->escape)) {
        fail(facts, message, reader->reason, "%s", reader->message);
        planes_close(reader);
        return;
    }
    reader->deadline = planes_cpu_seconds() + PLANES_MAX_SECONDS;
    jpeg_start_decompress(codec);
    JSAMPROW rows[3][2 * MAX_SAMP_FACTOR * DCTSIZE];
    JSAMPARRAY planes[3] = {rows[0], rows[1], rows[2]};
    unsigned char* next[3];
    for (int i = 0; i < codec->num_components; i++) {
        next[i] = memory;
        memory += planes_stride(codec->comp_info[i]) * planes_rows(*codec, codec->comp_info[i]);
    }
    int lines = codec->max_v_samp_factor * DCTSIZE;
    while (codec->output_scanline < codec->output_height) {
        for (int i = 0; i < codec->num_components; i++) {
            int64_t stride = planes_stride(codec->comp_info[i]);
            for (int row = 0; row < codec->comp_info[i].v_samp_factor * DCTSIZE; row++, next[i] += stride)
                rows[i][row] = next[i];
        }
        if (jpeg_read_raw_data(codec, planes, (JDIMENSION)lines) == 0) break;
    }
    facts[1] = reader->damage;
    if (reader->ended && (reader->damage > 0 || planes_unrefined(*codec)))
        fail(facts, message, TRUNCATED, "the JPEG ends too early");
    planes_close(reader);
}
