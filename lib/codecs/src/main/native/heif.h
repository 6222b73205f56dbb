// SPDX-License-Identifier: Apache-2.0
// libheif 1.15 (Debian 12) and later: HEIC, HEIF and AVIF.
#pragma once
#include <libheif/heif.h>

#include <new>

#include "pixels.h"
#include "verdict.h"

static const char* heif_version() { return heif_get_version(); }

// Adds a decoder that libheif has in a file of its own. A second time does no harm.
static bool heif_add(const char* file) {
    const heif_plugin_info* info = nullptr; // must be given
    return heif_load_plugin(file, &info).code == heif_error_Ok;
}

static unsigned char* heif_failed(const heif_error& error, int64_t* facts, char* message) {
    if (error.subcode == heif_suberror_End_of_data)
        return fail(facts, message, TRUNCATED, "the file ends too early (%s)", error.message);
    if (error.code == heif_error_Memory_allocation_error && error.subcode != heif_suberror_Security_limit_exceeded)
        return out_of_memory(facts, message);
    if (error.subcode == heif_suberror_Security_limit_exceeded)
        return fail(facts, message, TOO_LARGE, "more than libheif is allowed to take (%s)", error.message);
    bool unsupported = error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature ||
                       error.code == heif_error_Plugin_loading_error || error.subcode == heif_suberror_Unsupported_codec;
    return fail(facts, message, unsupported ? UNSUPPORTED : CORRUPT, "libheif %s: %s", heif_get_version(), error.message);
}

// Whatever has been opened, closed.
struct HeifOpen {
    heif_context* context = heif_context_alloc();
    heif_image_handle* handle = nullptr;
    heif_image* image = nullptr;
    heif_decoding_options* options = heif_decoding_options_alloc();
    ~HeifOpen() {
        if (image) heif_image_release(image);
        if (handle) heif_image_handle_release(handle);
        if (options) heif_decoding_options_free(options);
        if (context) heif_context_free(context);
    }
};

static unsigned char* heif_pixels(const HeifOpen& open, bool alpha, int64_t max_pixels, int64_t* facts, char* message) {
    int stride;
    const unsigned char* rows = heif_image_get_plane_readonly(open.image, heif_channel_interleaved, &stride);
    int64_t width = heif_image_get_width(open.image, heif_channel_interleaved);
    int64_t height = heif_image_get_height(open.image, heif_channel_interleaved);
    if (!rows) return fail(facts, message, CORRUPT, "libheif gave no pixels");
    if (refused(facts, message, width, height, max_pixels)) return nullptr;
    unsigned char* out = static_cast<unsigned char*>(malloc(3 * width * height));
    if (!out) return out_of_memory(facts, message);
    bool premultiplied = alpha && heif_image_handle_is_premultiplied_alpha(open.handle);
    for (int64_t y = 0; y < height; y++) {
        const unsigned char* row = rows + y * stride;
        if (alpha)
            rgba_to_bgr(row, out + 3 * width * y, width, premultiplied);
        else
            rgb_to_bgr(row, out + 3 * width * y, width);
    }
    facts[FACT_WIDTH] = facts[FACT_FULL_WIDTH] = width;
    facts[FACT_HEIGHT] = facts[FACT_FULL_HEIGHT] = height;
    facts[FACT_SIZE] = 3 * width * height;
    return out;
}

static unsigned char* heif_decode(const unsigned char* file, int64_t length, int64_t max_pixels, int64_t* facts,
                                  char* message) {
    try {
        HeifOpen open;
        if (!open.context || !open.options) return out_of_memory(facts, message);
        heif_context_set_max_decoding_threads(open.context, 0); // in the calling thread
        heif_context_set_maximum_image_size_limit(open.context, 65535);
        heif_error error = heif_context_read_from_memory_without_copy(open.context, file, (size_t)length, nullptr);
        if (!error.code) error = heif_context_get_primary_image_handle(open.context, &open.handle);
        if (error.code) return heif_failed(error, facts, message);
        if (refused(facts, message, heif_image_handle_get_width(open.handle), heif_image_handle_get_height(open.handle),
                    max_pixels))
            return nullptr;
        bool alpha = heif_image_handle_has_alpha_channel(open.handle);
        open.options->convert_hdr_to_8bit = 1;
        error = heif_decode_image(open.handle, &open.image, heif_colorspace_RGB,
                                  alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, open.options);
        if (error.code) return heif_failed(error, facts, message);
        return heif_pixels(open, alpha, max_pixels, facts, message);
    } catch (const std::bad_alloc&) {
        return out_of_memory(facts, message);
    } catch (...) {
        return fail(facts, message, CORRUPT, "libheif gave up");
    }
}

static void heif_free(unsigned char* buffer) { free(buffer); }
