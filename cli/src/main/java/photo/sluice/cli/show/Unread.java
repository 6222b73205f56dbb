// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Fault;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Why a file that was named on the command line could not be looked at.
 *
 * @param fault the code that the pipeline gives the same failure
 * @param message without code and file, which are said beside it
 */
public record Unread(Path file, String fault, String message) {
    /** The same in words that name the file. */
    public static Unread of(Path file, UnreadablePhoto e) {
        return new Unread(file, fault(e), message(file, e));
    }

    /** A folder where a photo was expected. */
    public static Optional<Unread> folder(Path file) {
        if (!Files.isDirectory(file)) return Optional.empty();
        String words = "a folder; name photos, as in " + file.resolve("*.jpg");
        return Optional.of(new Unread(file, Fault.NOT_A_PHOTO.code(), words));
    }

    /** On standard error always, so that readers of sheets and of JSON see it alike. */
    public void tell(String deed, boolean json) {
        System.out.flush();
        System.err.println(Printable.line("sluice: not " + deed + ": " + file + ": " + fault + ": " + message));
        if (!json) return;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", file.toString());
        object.put("fault", fault);
        object.put("message", message);
        System.out.println(Lines.json(object));
    }

    private static String message(Path file, UnreadablePhoto e) {
        if (e.reason() == UnreadablePhoto.Reason.VANISHED) return "there is no such file";
        String whole = String.valueOf(e.getMessage());
        String known = e.reason().code() + ": " + file;
        return whole.startsWith(known) ? whole.substring(known.length()).replaceFirst("^[: ]+", "") : whole;
    }

    private static String fault(UnreadablePhoto e) {
        return switch (e.reason()) {
            case VANISHED -> Fault.GONE.code();
            case IO -> Fault.IO_ERROR.code();
            default -> e.reason().code();
        };
    }
}
