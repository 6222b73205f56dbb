// SPDX-License-Identifier: Apache-2.0
// libjxl 0.7 (Debian 12) and later.
#pragma once
#include <jxl/decode.h>

#include "pixels.h"
#include "verdict.h"

static int jxl_version() { return (int)JxlDecoderVersion(); }

// A picture on the way: what is known so far.
struct JxlPicture {
    JxlDecoder* decoder = JxlDecoderCreate(nullptr); // without a runner: in the calling thread
    JxlBasicInfo info;
    JxlPixelFormat format = {3, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
    unsigned char* pixels = nullptr;
    ~JxlPicture() {
        if (decoder) JxlDecoderDestroy(decoder);
        free(pixels);
    }
};

static bool jxl_begin(JxlPicture& picture, int64_t max_pixels, int64_t* facts, char* message) {
    if (JxlDecoderGetBasicInfo(picture.decoder, &picture.info) != JXL_DEC_SUCCESS) {
        fail(facts, message, CORRUPT, "libjxl gave no header");
        return false;
    }
    if (refused(facts, message, picture.info.xsize, picture.info.ysize, max_pixels)) return false;
    for (uint32_t i = 0; i < picture.info.num_extra_channels; i++) {
        JxlExtraChannelInfo extra;
        if (JxlDecoderGetExtraChannelInfo(picture.decoder, i, &extra) == JXL_DEC_SUCCESS &&
            extra.type == JXL_CHANNEL_BLACK) {
            fail(facts, message, UNSUPPORTED, "a JPEG XL in CMYK");
            return false;
        }
    }
    picture.format.num_channels = picture.info.alpha_bits ? 4 : 3;
    return true;
}

// Asks for sRGB, which is heeded for pictures in XYB; the others come in their own colours.
static void jxl_prefer_srgb(JxlPicture& picture) {
    JxlColorEncoding srgb;
    memset(&srgb, 0, sizeof srgb);
    srgb.color_space = picture.info.num_color_channels == 1 ? JXL_COLOR_SPACE_GRAY : JXL_COLOR_SPACE_RGB;
    srgb.white_point = JXL_WHITE_POINT_D65;
    srgb.primaries = JXL_PRIMARIES_SRGB;
    srgb.transfer_function = JXL_TRANSFER_FUNCTION_SRGB;
    srgb.rendering_intent = JXL_RENDERING_INTENT_RELATIVE;
    JxlDecoderSetPreferredColorProfile(picture.decoder, &srgb);
}

static unsigned char* jxl_finish(JxlPicture& picture, int64_t* facts, char* message) {
    int64_t count = (int64_t)picture.info.xsize * picture.info.ysize;
    if (picture.format.num_channels == 4)
        rgba_to_bgr(picture.pixels, picture.pixels, count, picture.info.alpha_premultiplied);
    else
        rgb_to_bgr(picture.pixels, picture.pixels, count);
    facts[FACT_WIDTH] = facts[FACT_FULL_WIDTH] = picture.info.xsize;
    facts[FACT_HEIGHT] = facts[FACT_FULL_HEIGHT] = picture.info.ysize;
    facts[FACT_SIZE] = 3 * count;
    unsigned char* out = picture.pixels;
    picture.pixels = nullptr;
    return out;
}

// The first frame, upright.
static unsigned char* jxl_decode(const unsigned char* file, int64_t length, int64_t max_pixels, int64_t* facts,
                                 char* message) {
    JxlSignature signature = JxlSignatureCheck(file, (size_t)length);
    if (signature != JXL_SIG_CODESTREAM && signature != JXL_SIG_CONTAINER)
        return fail(facts, message, length < 12 ? TRUNCATED : CORRUPT, "not a JPEG XL");
    JxlPicture picture;
    if (!picture.decoder) return out_of_memory(facts, message);
    JxlDecoderSubscribeEvents(picture.decoder, JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
    JxlDecoderSetInput(picture.decoder, file, (size_t)length);
    JxlDecoderCloseInput(picture.decoder);
    for (;;) {
        size_t size = 0;
        switch (JxlDecoderProcessInput(picture.decoder)) {
            case JXL_DEC_BASIC_INFO:
                if (!jxl_begin(picture, max_pixels, facts, message)) return nullptr;
                break;
            case JXL_DEC_COLOR_ENCODING:
                jxl_prefer_srgb(picture);
                break;
            case JXL_DEC_NEED_IMAGE_OUT_BUFFER:
                if (JxlDecoderImageOutBufferSize(picture.decoder, &picture.format, &size) != JXL_DEC_SUCCESS ||
                    size != (size_t)picture.format.num_channels * picture.info.xsize * picture.info.ysize)
                    return fail(facts, message, UNSUPPORTED, "a JPEG XL of an unknown kind");
                free(picture.pixels);
                picture.pixels = static_cast<unsigned char*>(malloc(size));
                if (!picture.pixels) return out_of_memory(facts, message);
                JxlDecoderSetImageOutBuffer(picture.decoder, &picture.format, picture.pixels, size);
                break;
            case JXL_DEC_FULL_IMAGE:
                return jxl_finish(picture, facts, message);
            case JXL_DEC_SUCCESS:
                return fail(facts, message, CORRUPT, "a JPEG XL without a picture");
            case JXL_DEC_NEED_MORE_INPUT:
                return fail(facts, message, TRUNCATED, "the JPEG XL ends too early");
            default:
                return fail(facts, message, CORRUPT, "libjxl: the data make no sense");
        }
    }
}

static void jxl_free(unsigned char* buffer) { free(buffer); }
