// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is watched and what is ignored, by name alone. Case does not matter. */
public final class Names {
    private static final Map<String, Kind> EXTENSIONS = new HashMap<>();

    private static final Set<String> SYSTEM = Set.of(
            "@eadir", // Synology
            "#recycle",
            "#snapshot",
            "@recycle", // QNAP
            "@recently-snapshot",
            "$recycle.bin",
            "system volume information",
            "lost+found",
            "__macosx",
            "thumbs.db",
            "desktop.ini");

    static {
        put(
                Kind.PHOTO,
                "jpg jpeg jpe jfif jif mpo png webp gif bmp dib tif tiff heic heif hif avif jxl jp2 j2k psd psb");
        // The extensions of the RAW formats that LibRaw 0.21 lists as its own or as TIFF-like ones of a maker.
        put(Kind.PHOTO, "3fr ari arw bay cr2 cr3 crw cs1 dcr dcs dng drf erf fff gpr iiq k25 kdc mdc mef mos mrw");
        put(Kind.PHOTO, "nef nrw orf ori pef ptx pxn raf raw rw2 rwl rwz sr2 srf srw sti x3f");
        put(
                Kind.VIDEO,
                "mp4 m4v mov avi mkv mts m2ts m2t mpg mpeg mpe wmv 3gp 3g2 webm insv lrv lrf braw r3d crm mxf flv vob");
        put(Kind.VIDEO, "asf ogv ts mod tod glv 360");
        put(Kind.AUDIO, "wav mp3 m4a aac flac ogg oga opus aif aiff wma amr");
        put(Kind.THUMBNAIL, "thm");
        put(Kind.SIDECAR, "xmp pp3 dop on1 arp lrtemplate cos cot cop cof col comask nksc nxd vrd dr4 dxo exv aae pto");
        put(Kind.SIDECAR, "exif json onphoto ufraw icc icm");
        put(
                Kind.DOCUMENT,
                "txt md rtf pdf doc docx odt xls xlsx ods csv tsv ppt pptx odp html htm xml yaml yml log ini");
        put(
                Kind.DOCUMENT,
                "zip tar gz tgz bz2 xz 7z rar iso dmg exe msi sh bat py js db db-wal db-shm sqlite sqlite3 lrcat");
        put(Kind.DOCUMENT, "url lnk desktop sha1 sha256 md5 sfv torrent m3u ctg mhl");
        put(
                Kind.TEMPORARY,
                "tmp temp part partial crdownload download filepart swp swx bak lock lck camellock opdownload");
    }

    private Names() {}

    private static void put(Kind kind, String extensions) {
        for (String extension : extensions.split(" ")) EXTENSIONS.put(extension, kind);
    }

    /** What a file of this name is, its folder aside. */
    public static Kind file(String name) {
        if (name.startsWith(".")) {
            // Syncthing and rsync build a file up under a dot name; so do we with sidecars.
            return name.startsWith(".syncthing.") || name.endsWith(".tmp") ? Kind.TEMPORARY : Kind.HIDDEN;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("~syncthing~") || lower.startsWith("~$") || lower.endsWith("~")) return Kind.TEMPORARY;
        if (lower.endsWith("_original")) return Kind.TEMPORARY; // what exiftool sets aside

        if (SYSTEM.contains(lower)) return Kind.SYSTEM;
        int dot = lower.lastIndexOf('.');
        return dot < 0 ? Kind.UNKNOWN : EXTENSIONS.getOrDefault(lower.substring(dot + 1), Kind.UNKNOWN);
    }

    /** What a file at this path below the root is, its folders aside. */
    public static Kind kind(String path) {
        return file(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether a folder of this name is left out, with all that is in it. */
    public static boolean ignoredFolder(String name) {
        return name.startsWith(".") || SYSTEM.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the name did not survive on its way from bytes to characters, so that the file could not be found again by
     * it. Java puts U+FFFD for every byte that is not UTF-8.
     */
    public static boolean unmappable(String name) {
        return name.indexOf('\ufffd') >= 0;
    }
}
