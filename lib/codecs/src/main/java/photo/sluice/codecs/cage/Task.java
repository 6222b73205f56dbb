// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import photo.sluice.codecs.Codec;
import photo.sluice.codecs.library.Library;

/** What a process can be asked for. */
enum Task {
    RAW(Library.LIBRAW),
    HEIF(Library.LIBHEIF),
    JXL(Library.LIBJXL),
    RAW_PREVIEW(Library.LIBRAW);

    private final Library library;

    Task(Library library) {
        this.library = library;
    }

    static Task decoding(Codec codec) {
        return switch (codec) {
            case RAW -> RAW;
            case HEIF -> HEIF;
            case JXL -> JXL;
        };
    }

    Library library() {
        return library;
    }
}
