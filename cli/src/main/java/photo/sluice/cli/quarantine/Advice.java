// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.quarantine;

import photo.sluice.contract.Fault;

/** What each fault means to the owner of a photo, and what to do about it. */
final class Advice {
    private Advice() {}

    static String of(Fault fault) {
        return switch (fault) {
            case EMPTY -> "The file has no bytes. Copy it again from the card; a better one is taken by itself.";
            case NOT_A_PHOTO -> "The file is no picture, whatever its name says. Rename or move it.";
            case UNSUPPORTED_FORMAT ->
                "This build does not decode the format; sluice doctor says what to install. Then retry.";
            case TRUNCATED -> "The file ends too early. Copy it again from the card; a better one is taken by itself.";
            case CORRUPT ->
                "The picture's data make no sense. Copy it again from the card; a better one is taken by itself.";
            case TOO_LARGE ->
                "It is beyond photo.max-pixels or photo.max-bytes. Raise the setting, start again, retry.";
            case TOO_SLOW -> "It took longer than photo.time-limit. Retry on a quiet machine, or raise the setting.";
            case NO_PERMISSION -> "The file may not be read. Give the right to read it, then retry.";
            case OUTSIDE_ROOT -> "It is a link that leads out of its folder. Put the photo itself there.";
            case KILLED_ITS_WORKER ->
                "The process that looked at it died each time: a fault of ours or of a decoder. Please report it; retry"
                        + " after an update.";
            case DECODER_CRASHED ->
                "The decoder fell over or reached decode.time or decode.memory. Raise them, or retry after an update.";
            case UNREADABLE_EVENT ->
                "This is no photo but a message that nobody understands, of a newer version perhaps. Drop it when you know"
                        + " why.";
            case GONE, CHANGED -> "Nothing: a newer version counts.";
            case IO_ERROR -> "The disk or the share could not read it, again and again. Look at the disk, then retry.";
            case BROKER_UNAVAILABLE, ROOT_UNAVAILABLE, DISK_FULL ->
                "Something outside was in the way. Mend it, then retry.";
            case BUG -> "This is a fault of ours; please report it with what the logs say. Retry after an update.";
        };
    }
}
