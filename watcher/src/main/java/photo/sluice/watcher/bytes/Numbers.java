// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

/** Unsigned numbers in bytes, in one order of bytes; 0 where there are too few bytes. */
record Numbers(byte[] bytes, boolean littleEndian) {
    int u8(int at) {
        return at < 0 || at >= bytes.length ? 0 : bytes[at] & 0xff;
    }

    int u16(int at) {
        return littleEndian ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return littleEndian ? u16(at) | (long) u16(at + 2) << 16 : (long) u16(at) << 16 | u16(at + 2);
    }

    /** 64 bits, the most significant one first; what does not fit into a long is negative. */
    long u64(int at) {
        return littleEndian ? u32(at) | u32(at + 4) << 32 : u32(at) << 32 | u32(at + 4);
    }
}
